export const taughtErrors = {
  none: '{file} holds no taught classes. Choose a file that “Save the classes” wrote.',
  otherVersion: '{file} is of version {version}; this program reads version {own}. Teach the classes anew.',
  otherNetwork:
    '{file} was taught with {which}; the network here is {network}. Open it with its own network, or teach the classes anew.',
  tooMany: '{file} holds {count} classes; {most} is the most.',
  damaged: '{file} is damaged: {how}. Copy it again, or teach the classes anew.',
} as const;
