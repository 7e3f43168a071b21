export const comparison = {
  byToo: 'by {network}, too',
  by: 'by {network}',
  viewBesideThisOne: 'View beside this one',
  besideIt: 'Beside it',
  letTheTwoViewsTrade: 'Let the two views trade places',
  oneViewOnly: 'One view only',
  nothing: 'Nothing',
  howFaithfulIsThisMap: 'How faithful is this map?',
  cutTheThingOut: 'Cut the thing out',
  networkOfTheViewBeside: 'Network of the view beside this one',
} as const;
