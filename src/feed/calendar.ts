// Days of the Gregorian calendar as numbers.

/** Days from 0000-03-01 to 2000-01-01 in the Gregorian calendar. */
const DAYS_TO_2000 = 730_425;

/** Days since 2000-01-01 of a Gregorian date; years begin in March so that the leap day is last. */
export function dayNumber(year: number, month: number, day: number): number {
  const fromMarch = month < 3 ? year - 1 : year;
  const century = Math.floor(fromMarch / 100);
  const monthDays = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return fromMarch * 365 + Math.floor(fromMarch / 4) - century + Math.floor(century / 4) + monthDays + day - 1 - DAYS_TO_2000;
}
