import { useCommands } from '../keys/commands.ts';
import { t } from '../language/language.ts';
import { CodeDialog } from '../phones/code_dialog.tsx';
import { QrImage } from '../phones/qr_image.tsx';
import { isCodeLarge, voteRoom } from './phone_votes.ts';

/** Where phones vote, beside the answers; pressed, the code is large. */
export function VoteCode({ isOpen }: { isOpen: boolean }) {
  const { classroom } = useCommands();
  const room = voteRoom.value;
  if (!room) return null;
  return (
    <div class="vote-code">
      {isOpen && (
        <button type="button" aria-haspopup="dialog" onClick={() => (isCodeLarge.value = true)}>
          <QrImage text={room.link} />
        </button>
      )}
      <div>
        {isOpen && <p class="code-link">{room.link}</p>}
        <p role="status">{presence(room)}</p>
        <button type="button" class="text-button" onClick={classroom.phones.end}>
          {t('phones.end')}
        </button>
      </div>
    </div>
  );
}

/** Who is there, unless nobody can be. */
const presence = ({ isServed, phones }: NonNullable<typeof voteRoom.value>): string =>
  isServed ? t('phones.count', { count: phones }) : t('phones.noServer');

/** For a class that comes: the code as large as the screen. */
export function VoteCodeDialog() {
  const room = voteRoom.value;
  return (
    <CodeDialog
      isOpen={isCodeLarge.value && room !== null}
      id="vote-by-phone"
      title={t('phones.vote')}
      status={room ? t('phones.voteHow') : ''}
      link={room?.link ?? null}
      onClose={() => (isCodeLarge.value = false)}
    >
      <p class="phone-count" role="status">
        {room && presence(room)}
      </p>
    </CodeDialog>
  );
}
