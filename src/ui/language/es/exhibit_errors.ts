import type { English, Words } from '../words.ts';

export const exhibitErrors: Words<English['exhibitErrors']> = {
  noSchema: 'No se puede leer el esquema de la configuración ({status}).',
  nothingCounts: '{why} No se usa nada del archivo.',
  tooLong: '{file} es demasiado largo para una configuración.',
  tooDeep: '{file} no es una configuración: tiene demasiados niveles de llaves y corchetes.',
  notJson: 'La línea {line} de {file} no es JSON: {why}.',
  noObject: "{file} tiene que contener '{' … '}'.",
  at: 'Línea {line} de {file}: {what}',
  noSetting: '«{setting}» no es un ajuste y se ha omitido.',
  noSettingNear: '«{setting}» no es un ajuste y se ha omitido. ¿Querías decir «{near}»?',
  wrong: '«{setting}» {why}. Se ha omitido «{part}».',
  missing: 'Falta «{setting}». Se ha omitido «{part}».',
  expected: '«{setting}» tiene que ser {expected}, y es {received}. Se ha omitido «{part}».',
  noAddress: '«{file}» no es la dirección de una configuración.',
  otherServer: 'La configuración {file} está en otro servidor. Cópiala junto a index.html.',
  notThere: 'En este servidor no hay ninguna configuración {file} ({status}).',
  noAnswer: 'No se pudo leer la configuración {file}: el servidor no responde.',
  notNow: 'No se pudo leer la configuración {file}: el servidor falla ({status}).',
};
