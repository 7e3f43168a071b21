export const classes = {
  theNetworkKnows:
    'The network knows {count, number} things; “{unknown}” is none of them.{near, plural, =0 {} other { Near to it:}}',
  lookingFor: 'looking for: {target}',
  classNumber: 'class {index}',
  channelOf: '{layer}, channel {channel}',
  neuronOf: '{channel} at {y}, {x}',
  madeToSayWanted: 'made to say: {wanted}',
  classToLookAtOf: 'Class to look at, of {labels}',
  searchLabelsClasses: 'Search {labels, plural, one {# class} other {# classes}}',
  followTheLeadingClass: 'Follow the leading class',
  classes: 'Classes',
  whatTheNetworkSees: 'What the network sees',
  nothingByNameThisNetwork: 'Nothing by name: this network has no classes, only its features are open.',
  lookAtLabel: 'Look at “{label}”',
  withAllChannels: '{unablated} with all channels',
} as const;
