import type { Locale } from '../../dictionaries';

/**
 * How letters are spelled in a to z, at most two for each. Latin letters lose their marks; Cyrillic ones follow the
 * passports of Russia and Ukraine (ICAO Doc 9303) as far as two letters go, Greek ones ISO 843.
 */
const SPELLED = read(
  'à=a á=a â=a ã=a ä=a å=a æ=ae ç=c è=e é=e ê=e ë=e ì=i í=i î=i ï=i ð=d ñ=n ò=o ó=o ô=o õ=o ö=o ø=o ù=u ú=u û=u ü=u ý=y þ=th ß=ss ÿ=y',
  'ā=a ă=a ą=a ć=c ĉ=c ċ=c č=c ď=d đ=d ē=e ĕ=e ė=e ę=e ě=e ĝ=g ğ=g ġ=g ģ=g ĥ=h ħ=h ĩ=i ī=i ĭ=i į=i ı=i ĵ=j ķ=k ĺ=l ļ=l ľ=l ŀ=l ł=l ń=n ņ=n ň=n ō=o ŏ=o ő=o œ=oe ŕ=r ŗ=r ř=r ś=s ŝ=s ş=s š=s ţ=t ť=t ŧ=t ũ=u ū=u ŭ=u ů=u ű=u ų=u ŵ=w ŷ=y ź=z ż=z ž=z ș=s ț=t',
  'а=a б=b в=v г=g ґ=g д=d е=e ё=e є=ie ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=sh ы=y э=e ю=iu я=ia',
  'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o ά=a έ=e ή=i ί=i ό=o ύ=y ώ=o ϊ=i ϋ=y',
);

/** What a language spells in another way. */
const OWN: Readonly<Record<string, ReadonlyMap<number, string>>> = {
  de: read('ä=ae ö=oe ü=ue'),
  da: read('ø=oe å=aa'),
  nb: read('ø=oe å=aa'),
  uk: read('г=h и=y'),
};

function read(...lists: string[]): ReadonlyMap<number, string> {
  const spelled = new Map<number, string>();
  for (const pair of lists.join(' ').split(' ')) {
    const [letter, latin] = pair.split('=') as [string, string];
    spelled.set(letter.codePointAt(0)!, latin);
    spelled.set(letter.toUpperCase().codePointAt(0)!, latin);
  }
  return spelled;
}

/** How a letter, given by its code point, is spelled in a to z; empty when it is not. */
export type LatinLetters = (codePoint: number) => string;

const byLanguage = new Map<string, LatinLetters>();

/** How the locale spells letters below U+0800. */
export function latinLetters({ code }: Locale): LatinLetters {
  const language = code.split('_')[0]!;
  let letters = byLanguage.get(language);
  if (!letters) byLanguage.set(language, (letters = lettersOfLanguage(language)));
  return letters;
}

function lettersOfLanguage(language: string): LatinLetters {
  const own = OWN[language];
  const table = Array.from({ length: 0x800 }, (_, code) => own?.get(code) ?? SPELLED.get(code) ?? '');
  for (let code = 97; code <= 122; code++) table[code] = table[code - 32] = String.fromCharCode(code);
  return (codePoint) => table[codePoint] ?? '';
}
