import type { English, Words } from '../words.ts';

export const tourErrors: Words<English['tourErrors']> = {
  noStop: '{file} no tiene textos para la parada «{id}» de stops.json.',
  noStep: '{file} no tiene textos para el paso «{step}» de la parada «{id}».',
  unreachable: 'No se llega al archivo {file} del recorrido: ¿está en marcha el servidor?',
  notThere: 'El archivo {file} del recorrido no está ({status}).',
  notJson: 'El archivo {file} del recorrido no es JSON.',
  noSense: 'El archivo {file} del recorrido no tiene sentido en «{place}»: {message}.',
};
