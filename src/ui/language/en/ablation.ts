export const ablation = {
  strongest: 'strongest',
  atRandom: 'at random',
  layers: '{layers} layers',
  channelsAreSwitchedOff:
    '{count, plural, one {# channel of {where} is switched off.} other {# channels of {where} are switched off.}}',
  restore: 'Restore',
  labelAllOnNowProbability: '{label}: {unablated} with all channels, now {probability}',
  switchChannelsOff: 'Switch channels off',
  ablation: 'Ablation',
  aTapSwitchesATile: 'A tap switches a tile off',
  itsChannelIsSilencedIn: 'Its channel is silenced in every view until you switch it on again.',
  whichChannelsGoFirst: 'Which channels go first',
  switchedOff: 'Switched off',
  countOfCount2: '{count} of {all}',
  switchOffChannelChannel: 'Switch off channel {channel}',
  switchChannelChannelOnAgain: 'Switch channel {channel} on again',
  andListedMore: 'and {listed} more',
} as const;
