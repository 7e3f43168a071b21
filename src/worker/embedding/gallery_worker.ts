/** The gallery's worker: decodes pictures, keeps them with their features, and finds what is near. */

import * as Comlink from 'comlink';
import type {
  CropShare,
  GalleryWorker,
  NetworkIdentity,
  Prepared,
  Unpacked,
} from '../../contract/picture_gallery.ts';
import { recordOf } from '../../contract/told.ts';
import { expose } from '../expose.ts';
import { collectedFiles } from '../patches/collected_files.ts';
import { turns } from '../turns.ts';
import { GallerySession } from './gallery_session.ts';
import { prepareFrame as prepared, preparePicture } from './prepare_picture.ts';

let opened: { session: GallerySession; crop: CropShare } | undefined;

function present() {
  if (!opened) throw new Error('The gallery was used before open().');
  return opened;
}

/** Changes happen in the order in which they are asked for. */
const inTurn = turns();

const handOver = (made: Prepared) => Comlink.transfer(made, [made.picture]);

const worker: GalleryWorker = {
  open(network: NetworkIdentity, crop: CropShare) {
    opened = { session: new GallerySession(network), crop };
  },
  prepare: async (file, name) => handOver(await preparePicture(file, name, present().crop)),
  prepareFrame: async (frame) => handOver(await prepared(frame, present().crop)),
  add: (words, description, preview) =>
    inTurn(async () => {
      const entry = await present().session.add(words, description, preview);
      return Comlink.transfer(entry, [entry.thumbnail.buffer]);
    }),
  async unpack(archive) {
    const found: Unpacked[] = [];
    for await (const { name, content } of collectedFiles([archive]))
      found.push(content instanceof Error ? { name, error: recordOf(content) } : { name, file: content });
    return found;
  },
  ask: (query, wanted, about) => present().session.ask(query, wanted, about),
  rows() {
    const rows = present().session.rows();
    return Comlink.transfer(rows, [rows.values.buffer]);
  },
  preview(index) {
    const kept = present().session.gallery.previews[index];
    return kept ? new Blob([kept.bytes], { type: kept.type }) : null;
  },
  save: () => inTurn(() => present().session.save()),
  load: (file, name) => inTurn(() => present().session.load(file, name)),
  forget: () => inTurn(async () => present().session.forget()),
};
expose(worker);
