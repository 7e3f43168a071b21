export const address = {
  theConfigurationFile: 'the configuration file',
  whatBelongedToTitleAlone: 'What belonged to {title} alone was let go: {lost}.',
  titleLooksNow: '{title} looks now',
  thereIsNoViewRequested: 'There is no view “{requested}”. {near}',
  thereIsNoStyleId: 'There is no style “{id}” to paint after. {near}',
  titleHasNoPresetRequested: '{title} has no preset “{requested}”. It has: {all}.',
  thereIsNoViewTechnique: 'There is no view “{technique}” to show beside this one. {near}',
  thereIsNoViewRequested2: 'There is no view “{requested}” to set. {near}',
  nearToItJoin: 'Near to it: {names}.',
  thereAreJoin: 'There are: {names}.',
} as const;
