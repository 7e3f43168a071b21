import type { English, Words } from '../words.ts';

export const ablation: Partial<Words<English['ablation']>> = {
  strongest: 'los más fuertes',
  atRandom: 'al azar',
  layers: '{layers} capas',
  channelsAreSwitchedOff:
    '{count, plural, one {# canal de {where} está apagado.} other {# canales de {where} están apagados.}}',
  restore: 'Restablecer',
  labelAllOnNowProbability: '{label}: con todos los canales {unablated}, ahora {probability}',
  switchChannelsOff: 'Apagar canales',
  ablation: 'Ablación',
  aTapSwitchesATile: 'Un toque apaga un mosaico',
  itsChannelIsSilencedIn: 'Su canal calla en todas las vistas hasta que lo enciendas.',
  whichChannelsGoFirst: 'Qué canales se apagan primero',
  switchedOff: 'Apagados',
  countOfCount2: '{count} de {all}',
  switchOffChannelChannel: 'Apagar el canal {channel}',
  switchChannelChannelOnAgain: 'Volver a encender el canal {channel}',
  andListedMore: 'y {listed} más',
};
