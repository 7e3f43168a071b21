import type { English, Words } from '../words.ts';

export const ablation: Partial<Words<English['ablation']>> = {
  strongest: 'stärkste',
  atRandom: 'zufällige',
  layers: '{layers} Schichten',
  channelsAreSwitchedOff:
    '{where}: {count, plural, one {# Kanal ist ausgeschaltet.} other {# Kanäle sind ausgeschaltet.}}',
  restore: 'Wiederherstellen',
  labelAllOnNowProbability: '{label}: mit allen Kanälen {unablated}, jetzt {probability}',
  switchChannelsOff: 'Kanäle ausschalten',
  ablation: 'Ausschalten',
  aTapSwitchesATile: 'Tippen schaltet eine Kachel aus',
  itsChannelIsSilencedIn: 'Ihr Kanal schweigt in jeder Ansicht, bis du ihn wieder einschaltest.',
  whichChannelsGoFirst: 'Welche Kanäle zuerst gehen',
  switchedOff: 'Ausgeschaltet',
  countOfCount2: '{count} von {all}',
  switchOffChannelChannel: 'Kanal {channel} ausschalten',
  switchChannelChannelOnAgain: 'Kanal {channel} wieder einschalten',
  andListedMore: 'und {listed, plural, one {# weiterer} other {# weitere}}',
};
