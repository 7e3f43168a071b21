import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Mounting } from '../../camera/index.ts';
import type { ViewMethods } from '../../contract/view.ts';
import type { OwnAtlasControl } from '../atlas/own_control.ts';
import type { ClassroomControl } from '../classroom/classroom_control.ts';
import type { GalleryControl } from '../embedding/gallery_control.ts';
import type { LiveStyleCommands } from '../live_style/live_style.ts';
import type { CardControl } from '../networks/card_control.ts';
import type { NetworkControl } from '../networks/network_control.ts';
import type { OutputCommands } from '../output/output_control.ts';
import type { RecordCommands } from '../record/record_control.ts';
import type { Dropped } from '../sources/dropped/dropped_files.ts';
import type { StudioCommands } from '../studio/commands.ts';
import type { TeachControl } from '../teach/teach_control.ts';
import type { SourceKind } from '../url_state/settings.ts';

/** What needs more than a change of the store: devices, files, the canvas, the browser. */
export interface Commands {
  openSource(kind: SourceKind, deviceId?: string): void;
  /**
   * Does with dropped, opened or pasted files what they are for.
   * @param addStyle makes a picture a style: given where files were dropped onto styles
   */
  takeFiles(dropped: Promise<Dropped>, addStyle?: (file: File) => void): void;
  /** Turns, mirrors or cuts the present source; what is not given of it stays. A camera's is kept. */
  mount(change: Partial<Mounting>): void;
  /** The pictures of the embedding view. */
  gallery: GalleryControl;
  /** The classes that a person teaches. */
  teach: TeachControl;
  toggleFreeze(): void;
  save(): void;
  toggleFullScreen(): void;
  searchClass(): void;
  /**
   * @param key an arrow key's name
   * @returns false where there is nothing to go through
   */
  stepTile(key: string): boolean;
  close(): void;
  /** Looks through pictures and ZIP files of pictures for the strongest patches. */
  scanPictures(files: Promise<File[]> | File[]): void;
  /** The same pictures, for the layer that is shown now. */
  scanAgain(): void;
  stopMining(): void;
  forgetPatches(): void;
  /** The atlas of one's own. */
  atlas: OwnAtlasControl;
  /** As ViewMethods.fieldOf; null also where the worker cannot answer now. */
  fieldOf: ViewMethods['fieldOf'];
  /** Starts the worker again after it failed for good. */
  retry(): void;
  networks: NetworkControl;
  /** The card of a network that was brought. */
  card: CardControl;
  liveStyle: LiveStyleCommands;
  recording: RecordCommands;
  /** What goes out of the page. */
  output: OutputCommands;
  studio: StudioCommands;
  /** The rounds of a class. */
  classroom: ClassroomControl;
}

const CommandsContext = createContext<Commands | null>(null);
export const CommandsProvider = CommandsContext.Provider;

export function useCommands(): Commands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('useCommands is used outside CommandsProvider.');
  return commands;
}
