import * as tf from '@tensorflow/tfjs-core';
import type { EncodePicture } from '../../media/encode_file.ts';
import type { InputDescription } from '../../network/description.ts';
import { forward } from '../../network/forward.ts';
import type { Network } from '../../network/network.ts';
import { passRecorder } from '../../network/webgpu/recorded_passes.ts';
import type { GpuCanvas } from '../encode/gpu_canvas.ts';
import { LivePatches } from '../patches/live_patches.ts';
import { ViewSession } from './view_session.ts';

/** Time to see a finished map: a faithfulness chart is whole for the last step of its sweep alone. */
const STAND_MS = 2500;

/** A network that frames are looked at with, and all that is kept of it between them. It owns the network. */
export class NetworkInUse {
  readonly session: ViewSession;
  readonly patches: LivePatches;

  private constructor(
    readonly network: Network,
    encode: EncodePicture,
    canvas: GpuCanvas | null,
  ) {
    this.session = new ViewSession(network, { standMs: STAND_MS, canvas });
    this.patches = new LivePatches(network, encode);
  }

  /**
   * Runs the network once: that compiles shaders (GPU) or packs filters (wasm) before the first frame asks for them.
   * @param build makes the network, which is disposed where this fails
   * @param canvas as ViewSessionOptions has it
   */
  static async start(
    build: () => Network,
    encode: EncodePicture,
    canvas: GpuCanvas | null = null,
  ): Promise<NetworkInUse> {
    const network = build();
    network.recorder = passRecorder();
    try {
      const { height, width } = network.description.input;
      const logits = tf.tidy(() => forward(network, tf.zeros([1, height, width, 3])).logits);
      try {
        await logits.data();
      } finally {
        logits.dispose();
      }
      return new NetworkInUse(network, encode, canvas);
    } catch (error) {
      network.dispose();
      throw error;
    }
  }

  get id(): string {
    return this.network.description.id;
  }

  get input(): InputDescription {
    return this.network.description.input;
  }

  /** Frees everything. To be called between two looks. */
  async dispose(): Promise<void> {
    await this.session.dispose();
    this.patches.forget();
    this.network.dispose();
  }
}
