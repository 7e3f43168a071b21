import type { ReadExhibit } from '../exhibit/read_exhibit.ts';
import { sentence } from '../language/language.ts';
import type { UrlIssue } from './settings.ts';

/** What was found before a language was chosen, in the language of now. */
export const spokenIssue = ({ name, message, told }: UrlIssue): UrlIssue => ({
  name,
  message: told ? sentence(told) : message,
});

/** Where a setting of the configuration stands, in words. @param whole where the file does not hold it */
export const placesIn = (read: ReadExhibit | null, whole: string) => (key: string) => {
  const place = read?.placeOf(['start', key]);
  return place ? sentence(place) : whole;
};
