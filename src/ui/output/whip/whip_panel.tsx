import { Radio } from 'lucide-preact';
import { useCommands } from '../../keys/commands.ts';
import { sentence, t } from '../../language/language.ts';
import { keepToken, type WhipState, whipAddress, whipState, whipToken } from './whip_store.ts';

/** How an address begins. */
const EXAMPLE = 'https://';

/** Where the output is streamed to, and how that fares. */
export function WhipPanel() {
  const { output } = useCommands();
  const state = whipState.value;
  const isOff = state.kind === 'off' || state.kind === 'refused';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isOff) output.startStream();
        else output.stopStream();
      }}
    >
      <h2>{t('output.stream')}</h2>
      <label class="output-field">
        {t('output.whipAddress')}
        <input
          type="url"
          class="text"
          placeholder={EXAMPLE}
          value={whipAddress.value}
          disabled={!isOff}
          onChange={({ currentTarget: { value } }) => (whipAddress.value = value.trim())}
        />
      </label>
      <label class="output-field">
        {t('output.whipTokenOf')}
        <input
          type="password"
          class="text"
          autocomplete="off"
          value={whipToken.value}
          disabled={!isOff}
          onChange={({ currentTarget: { value } }) => keepToken(value.trim())}
        />
      </label>
      <button type="submit" class={`text-button ${isOff ? '' : 'on'}`}>
        <Radio size={16} strokeWidth={1.6} aria-hidden="true" />
        {isOff ? t('output.startStream') : t('output.stopStream')}
      </button>
      <p class={`whip-state ${state.kind}`} role="status">
        {wordsOf(state)}
      </p>
    </form>
  );
}

function wordsOf(state: WhipState): string {
  if (state.kind === 'lost') {
    const again = t('output.whipAgain', { seconds: state.retrySeconds });
    return `${sentence(state.why)} ${again}`;
  }
  if (state.kind === 'refused') return sentence(state.why);
  return t(`output.${state.kind}`);
}
