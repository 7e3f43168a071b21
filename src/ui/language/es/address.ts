import type { English, Words } from '../words.ts';

export const address: Words<English['address']> = {
  theConfigurationFile: 'el archivo de configuración',
  whatBelongedToTitleAlone: 'Lo que solo pertenecía a {title} ya no vale: {lost}.',
  titleLooksNow: 'Ahora es {title} quien mira',
  thereIsNoViewRequested: 'No hay ninguna vista «{requested}». {near}',
  thereIsNoStyleId: 'No hay ningún estilo «{id}» según el que pintar. {near}',
  titleHasNoPresetRequested: '{title} no tiene el preajuste «{requested}». Tiene: {all}.',
  thereIsNoViewTechnique: 'No hay ninguna vista «{technique}» que mostrar al lado de esta. {near}',
  thereIsNoViewRequested2: 'No hay ninguna vista «{requested}» que ajustar. {near}',
  nearToItJoin: 'Nombres parecidos: {names}.',
  thereAreJoin: 'Hay: {names}.',
  theAddress: 'la dirección',
  noValue: '«{text}» no es un valor para «{key}» en {place}: se ha pasado por alto.',
  unknownSetting: '{place} tiene un ajuste «{key}» que esta página no conoce: se ha pasado por alto.',
};
