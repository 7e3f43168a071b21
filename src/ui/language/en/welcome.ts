/** The way in for those who know nothing. */
export const welcome = {
  the: 'Welcome',
  title: 'A neural network looks at you',
  stand: 'Stand so that you see yourself in the middle. Hold things up: a cup, a book, a toy.',
  knows: 'It knows {count, number} things by name, dogs and teapots and keyboards. “Person” is none of them.',
  what: 'What is it?',
  whatMore: 'The names it gives to what it sees, and how sure it is',
  where: 'Where does it look?',
  whereMore: 'The part of the picture that it goes by',
  paint: 'Paint me',
  paintMore: 'You as a painting, while you move',
  tour: 'Show me all of it, in order',
  classes: 'What does it know?',
  close: 'Just look around',
  copyLink: 'Copy a link to this view',
  linkCopied: 'The link is copied',
  linkHolds: 'It opens this view with all its settings. Pictures are not in it.',
} as const;
