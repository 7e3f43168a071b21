/** Which stage of which job is lit. */
import type { AlgorithmStage, JobId } from '../../contract/jobs.ts';
import { ofVisitor } from '../kiosk/forgets.ts';
import { StageLight } from './stage_light.ts';

export const lit = ofVisitor<{ readonly id: JobId; readonly stage: AlgorithmStage } | null>(null);

let light: { readonly id: JobId; readonly of: StageLight } | null = null;

/** A stage of a job begins. */
export function hearStage(id: JobId, stage: AlgorithmStage): void {
  if (light?.id !== id) {
    light?.of.end();
    light = { id, of: new StageLight((now) => (lit.value = { id, stage: now })) };
  }
  light.of.heard(stage);
}
