/** Phones of the house's network: rooms that they enter by a code. */
export const phones = {
  vote: 'Vote by phone',
  voteHow:
    'Point your phone’s camera here, or type the address. Your phone has to be in this house’s network.',
  count: '{count, plural, =0 {No phone yet} one {# phone} other {# phones}}',
  votes: 'Votes',
  end: 'End voting by phone',
  agreed: '{share} of the votes for the network’s answer',
} as const;
