/** The studio worker: paints slow pictures, one at a time, while the live view goes on in the other worker. */
import { slowTechniqueById } from '../../techniques/slow_techniques.ts';
import { exposeStudio } from './expose_studio.ts';

exposeStudio(slowTechniqueById);
