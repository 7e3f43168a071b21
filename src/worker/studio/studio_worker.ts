/** The studio worker: paints slow pictures, one at a time, while the live view goes on in the other worker. */
import { paintingById } from '../../techniques/paintings.ts';
import { exposeStudio } from './expose_studio.ts';

exposeStudio(paintingById);
