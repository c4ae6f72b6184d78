interface Currency {
  readonly name: string;
  readonly symbol: string;
  /** Digits after the point, by ISO 4217. */
  readonly minorUnit: number;
}

const currency = (name: string, symbol: string, minorUnit = 2): Currency => ({ name, symbol, minorUnit });

/** Much traded currencies and those whose minor unit is not a hundredth, by ISO 4217 code. */
export const CURRENCIES = {
  AED: currency('UAE Dirham', 'AED'),
  ARS: currency('Argentine Peso', 'AR$'),
  AUD: currency('Australian Dollar', 'A$'),
  BHD: currency('Bahraini Dinar', 'BD', 3),
  BRL: currency('Brazilian Real', 'R$'),
  CAD: currency('Canadian Dollar', 'CA$'),
  CHF: currency('Swiss Franc', 'CHF'),
  CLP: currency('Chilean Peso', 'CL$', 0),
  CNY: currency('Yuan Renminbi', 'CN¥'),
  COP: currency('Colombian Peso', 'CO$'),
  CZK: currency('Czech Koruna', 'Kč'),
  DKK: currency('Danish Krone', 'kr.'),
  EGP: currency('Egyptian Pound', 'E£'),
  EUR: currency('Euro', '€'),
  GBP: currency('Pound Sterling', '£'),
  HKD: currency('Hong Kong Dollar', 'HK$'),
  HUF: currency('Forint', 'Ft'),
  IDR: currency('Rupiah', 'Rp'),
  ILS: currency('New Israeli Sheqel', '₪'),
  INR: currency('Indian Rupee', '₹'),
  ISK: currency('Iceland Krona', 'kr', 0),
  JOD: currency('Jordanian Dinar', 'JD', 3),
  JPY: currency('Yen', '¥', 0),
  KES: currency('Kenyan Shilling', 'KSh'),
  KRW: currency('Won', '₩', 0),
  KWD: currency('Kuwaiti Dinar', 'KD', 3),
  MXN: currency('Mexican Peso', 'MX$'),
  MYR: currency('Malaysian Ringgit', 'RM'),
  NGN: currency('Naira', '₦'),
  NOK: currency('Norwegian Krone', 'NKr'),
  NZD: currency('New Zealand Dollar', 'NZ$'),
  OMR: currency('Rial Omani', 'OMR', 3),
  PHP: currency('Philippine Peso', '₱'),
  PLN: currency('Zloty', 'zł'),
  RON: currency('Romanian Leu', 'lei'),
  SAR: currency('Saudi Riyal', 'SAR'),
  SEK: currency('Swedish Krona', 'SKr'),
  SGD: currency('Singapore Dollar', 'S$'),
  THB: currency('Baht', '฿'),
  TND: currency('Tunisian Dinar', 'DT', 3),
  TRY: currency('Turkish Lira', '₺'),
  TWD: currency('New Taiwan Dollar', 'NT$'),
  UAH: currency('Hryvnia', '₴'),
  USD: currency('US Dollar', '$'),
  UYU: currency('Peso Uruguayo', '$U'),
  VND: currency('Dong', '₫', 0),
  ZAR: currency('Rand', 'R'),
} as const satisfies Record<string, Currency>;

export type CurrencyCode = keyof typeof CURRENCIES;
export const CURRENCY_CODES = Object.keys(CURRENCIES) as CurrencyCode[];
