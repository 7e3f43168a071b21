import type { English, Words } from '../words.ts';

export const exhibitErrors: Words<English['exhibitErrors']> = {
  noSchema: 'Das Schema der Konfiguration lässt sich nicht lesen ({status}).',
  nothingCounts: '{why} Die ganze Datei wurde ausgelassen.',
  tooLong: '{file} ist zu lang für eine Konfiguration.',
  tooDeep: '{file} ist keine Konfiguration: Die Klammern sind zu tief verschachtelt.',
  notJson: 'Zeile {line} von {file} ist kein JSON: {why}.',
  noObject: "{file} muss aus '{' … '}' bestehen.",
  at: 'Zeile {line} von {file}: {what}',
  noSetting: '„{setting}“ ist keine Einstellung und wurde ausgelassen.',
  noSettingNear: '„{setting}“ ist keine Einstellung und wurde ausgelassen. Ist „{near}“ gemeint?',
  wrong: '„{setting}“ stimmt nicht ({why}). „{part}“ wurde ausgelassen.',
  missing: '„{setting}“ fehlt. „{part}“ wurde ausgelassen.',
  expected: '„{setting}“ muss {expected} sein, ist aber {received}. „{part}“ wurde ausgelassen.',
  noAddress: '„{file}“ ist keine Adresse einer Konfiguration.',
  otherServer: 'Die Konfiguration {file} liegt auf einem anderen Server. Kopiere sie neben index.html.',
  notThere: 'Eine Konfiguration {file} gibt es auf diesem Server nicht ({status}).',
  noAnswer: 'Die Konfiguration {file} ließ sich nicht lesen: Der Server antwortet nicht.',
  notNow: 'Die Konfiguration {file} ließ sich nicht lesen: Der Server hat einen Fehler ({status}).',
};
