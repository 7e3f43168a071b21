export const tourErrors = {
  noStop: '{file} has no words for the stop “{id}” of stops.json.',
  noStep: '{file} has no words for the step “{step}” of the stop “{id}”.',
  unreachable: "The tour's file {file} cannot be reached: does the server run?",
  notThere: "The tour's file {file} is not there ({status}).",
  notJson: "The tour's file {file} is no JSON.",
  noSense: "The tour's file {file} makes no sense at “{place}”: {message}.",
} as const;
