// Where the places of a locale come from: the country, how its regions are called in the language of the locale, and
// how the postal file of GeoNames is to be read.

const digits = (count) => (code) => (new RegExp(`^\\d{${count}}$`).test(code) ? code : undefined);
/** `A=Name;CODE` in lines, by what GeoNames calls the region. */
const table = (text) =>
  new Map(
    text
      .trim()
      .split(/\s*\n\s*/)
      .flatMap((line) => line.split(/,\s*/))
      .map((entry) => entry.split('=')),
  );
const own = (row) => (row.region && row.regionCode ? `${row.region};${row.regionCode}` : undefined);
const by = (regions, key) => (row) => regions.get(row[key]);

const GERMANY = table(`
  Baden-Württemberg=Baden-Württemberg;BW, Bayern=Bayern;BY, Bavaria=Bayern;BY, Berlin=Berlin;BE, Land Berlin=Berlin;BE
  Brandenburg=Brandenburg;BB, Bremen=Bremen;HB, Hamburg=Hamburg;HH, Hessen=Hessen;HE
  Mecklenburg-Vorpommern=Mecklenburg-Vorpommern;MV, Niedersachsen=Niedersachsen;NI, Lower Saxony=Niedersachsen;NI
  Nordrhein-Westfalen=Nordrhein-Westfalen;NW, Rheinland-Pfalz=Rheinland-Pfalz;RP, Saarland=Saarland;SL
  Sachsen=Sachsen;SN, Saxony=Sachsen;SN, Sachsen-Anhalt=Sachsen-Anhalt;ST, Saxony-Anhalt=Sachsen-Anhalt;ST
  Schleswig-Holstein=Schleswig-Holstein;SH, Thüringen=Thüringen;TH, Thuringia=Thüringen;TH`);
const CANTONS_GERMAN = table(`
  ZH=Zürich;ZH, BE=Bern;BE, LU=Luzern;LU, UR=Uri;UR, SZ=Schwyz;SZ, OW=Obwalden;OW, NW=Nidwalden;NW, GL=Glarus;GL
  ZG=Zug;ZG, SO=Solothurn;SO, BS=Basel-Stadt;BS, BL=Basel-Landschaft;BL, SH=Schaffhausen;SH
  AR=Appenzell Ausserrhoden;AR, AI=Appenzell Innerrhoden;AI, SG=St. Gallen;SG, GR=Graubünden;GR, AG=Aargau;AG
  TG=Thurgau;TG`);
const CANTONS_FRENCH = table(
  'VD=Vaud;VD, GE=Genève;GE, NE=Neuchâtel;NE, JU=Jura;JU, FR=Fribourg;FR, VS=Valais;VS',
);
const AUSTRIA = table(`
  Burgenland=Burgenland;B, Kärnten=Kärnten;K, Niederösterreich=Niederösterreich;NÖ, Oberösterreich=Oberösterreich;OÖ
  Salzburg=Salzburg;S, Steiermark=Steiermark;ST, Tirol=Tirol;T, Vorarlberg=Vorarlberg;V, Wien=Wien;W`);
const FRANCE = table(`
  11=Île-de-France;IDF, 24=Centre-Val de Loire;CVL, 27=Bourgogne-Franche-Comté;BFC, 28=Normandie;NOR
  32=Hauts-de-France;HDF, 44=Grand Est;GES, 52=Pays de la Loire;PDL, 53=Bretagne;BRE, 75=Nouvelle-Aquitaine;NAQ
  76=Occitanie;OCC, 84=Auvergne-Rhône-Alpes;ARA, 93=Provence-Alpes-Côte d'Azur;PAC, 94=Corse;COR`);
const BELGIUM_FRENCH = table(`
  BRU=Bruxelles-Capitale;BRU, WBR=Brabant wallon;WBR, WHT=Hainaut;WHT, WLG=Liège;WLG, WLX=Luxembourg;WLX
  WNA=Namur;WNA`);
const BELGIUM_DUTCH = table(`
  VAN=Antwerpen;VAN, VLI=Limburg;VLI, VOV=Oost-Vlaanderen;VOV, VBR=Vlaams-Brabant;VBR, VWV=West-Vlaanderen;VWV`);
const SPAIN = table(`
  GA=Galicia;GA, AS=Asturias;AS, CL=Castilla y León;CL, AN=Andalucía;AN, CT=Cataluña;CT, CN=Canarias;CN
  VC=Comunidad Valenciana;VC, PV=País Vasco;PV, CM=Castilla-La Mancha;CM, AR=Aragón;AR, CB=Cantabria;CB
  NC=Navarra;NC, MC=Región de Murcia;MC, EX=Extremadura;EX, MD=Comunidad de Madrid;MD, IB=Islas Baleares;IB
  RI=La Rioja;RI`);
const NETHERLANDS = table(`
  11=Zuid-Holland;ZH, 06=Noord-Brabant;NB, 03=Gelderland;GE, 07=Noord-Holland;NH, 02=Friesland;FR, 15=Overijssel;OV
  05=Limburg;LI, 01=Drenthe;DR, 04=Groningen;GR, 09=Utrecht;UT, 10=Zeeland;ZE, 16=Flevoland;FL`);
const POLAND = table(`
  78=mazowieckie;MZ, 86=wielkopolskie;WP, 74=łódzkie;LD, 87=zachodniopomorskie;ZP, 75=lubelskie;LU, 72=dolnośląskie;DS
  85=warmińsko-mazurskie;WN, 82=pomorskie;PM, 81=podlaskie;PD, 73=kujawsko-pomorskie;KP, 77=małopolskie;MA
  84=świętokrzyskie;SK, 83=śląskie;SL, 80=podkarpackie;PK, 76=lubuskie;LB, 79=opolskie;OP`);
const CZECHIA = table(`
  52=Hlavní město Praha;10, 88=Středočeský kraj;20, 79=Jihočeský kraj;31, 87=Plzeňský kraj;32, 81=Karlovarský kraj;41
  89=Ústecký kraj;42, 83=Liberecký kraj;51, 82=Královéhradecký kraj;52, 86=Pardubický kraj;53, 80=Kraj Vysočina;63
  78=Jihomoravský kraj;64, 84=Olomoucký kraj;71, 90=Zlínský kraj;72, 85=Moravskoslezský kraj;80`);
const SWEDEN = table(`
  AB=Stockholms län;AB, O=Västra Götalands län;O, M=Skåne län;M, E=Östergötlands län;E, Y=Västernorrlands län;Y
  F=Jönköpings län;F, AC=Västerbottens län;AC, C=Uppsala län;C, X=Gävleborgs län;X, BD=Norrbottens län;BD
  H=Kalmar län;H, T=Örebro län;T, W=Dalarnas län;W, S=Värmlands län;S, N=Hallands län;N, Z=Jämtlands län;Z
  D=Södermanlands län;D, U=Västmanlands län;U, G=Kronobergs län;G, K=Blekinge län;K, I=Gotlands län;I`);
const DENMARK = table(`
  17=Region Hovedstaden;84, 84=Region Hovedstaden;84, 21=Region Syddanmark;83, 83=Region Syddanmark;83
  18=Region Midtjylland;82, 82=Region Midtjylland;82, 20=Region Sjælland;85, 19=Region Nordjylland;81
  81=Region Nordjylland;81`);
const NORWAY = table(`
  46=Vestland;46, 12=Oslo;03, 21=Trøndelag;50, 09=Nordland;18, 34=Innlandet;34, 08=Møre og Romsdal;15, 01=Akershus;32
  14=Rogaland;11, 42=Agder;42, 18=Troms;55, 13=Østfold;31, 20=Vestfold;39, 04=Buskerud;33, 17=Telemark;40
  05=Finnmark;56`);
const FINLAND = table(`
  01=Uusimaa;18, 19=Lappi;10, 06=Pirkanmaa;11, 17=Pohjois-Pohjanmaa;14, 02=Varsinais-Suomi;19, 11=Pohjois-Savo;15
  13=Keski-Suomi;08, 14=Etelä-Pohjanmaa;03, 10=Etelä-Savo;04, 12=Pohjois-Karjala;13, 04=Satakunta;17, 15=Pohjanmaa;12
  08=Kymenlaakso;09, 07=Päijät-Häme;16, 05=Kanta-Häme;06, 09=Etelä-Karjala;02, 18=Kainuu;05, 16=Keski-Pohjanmaa;07`);
const UKRAINE = table(`
  15=Львівська область;46, 07=Харківська область;63, 18=Полтавська область;53, 27=Житомирська область;18
  04=Дніпропетровська область;12, 23=Вінницька область;05, 21=Сумська область;59, 02=Чернігівська область;74
  09=Хмельницька область;68, 17=Одеська область;51, 12=Київська область;32, 24=Волинська область;07
  26=Запорізька область;23, 22=Тернопільська область;61, 19=Рівненська область;56, 10=Кіровоградська область;35
  16=Миколаївська область;48, 01=Черкаська область;71, 06=Івано-Франківська область;26, 08=Херсонська область;65
  25=Закарпатська область;21, 03=Чернівецька область;77, 13=Київ;30`);
const PORTUGAL = table(`
  14=Lisboa;11, 17=Porto;13, 19=Setúbal;15, 04=Braga;03, 02=Aveiro;01, 18=Santarém;14, 13=Leiria;10, 22=Viseu;18
  07=Coimbra;06, 09=Faro;08, 20=Viana do Castelo;16, 03=Beja;02, 06=Castelo Branco;05, 08=Évora;07, 23=Açores;20
  21=Vila Real;17, 10=Madeira;30, 11=Guarda;09, 16=Portalegre;12, 05=Bragança;04`);
const BRAZIL = table(`
  Acre=AC, Alagoas=AL, Amapá=AP, Amazonas=AM, Bahia=BA, Ceará=CE, Distrito Federal=DF, Espírito Santo=ES, Goiás=GO
  Maranhão=MA, Mato Grosso=MT, Mato Grosso do Sul=MS, Minas Gerais=MG, Pará=PA, Paraíba=PB, Paraná=PR, Pernambuco=PE
  Piauí=PI, Rio de Janeiro=RJ, Rio Grande do Norte=RN, Rio Grande do Sul=RS, Rondônia=RO, Roraima=RR
  Santa Catarina=SC, São Paulo=SP, Sergipe=SE, Tocantins=TO`);
const unmarked = (text) => text.normalize('NFD').replace(/\p{M}/gu, '');
const BRAZILIAN = new Map([...BRAZIL].map(([name, code]) => [unmarked(name), `${name};${code}`]));
const TURKEY = table(`
  Adana=01, Adıyaman=02, Afyonkarahisar=03, Ağrı=04, Amasya=05, Ankara=06, Antalya=07, Artvin=08, Aydın=09
  Balıkesir=10, Bilecik=11, Bingöl=12, Bitlis=13, Bolu=14, Burdur=15, Bursa=16, Çanakkale=17, Çankırı=18, Çorum=19
  Denizli=20, Diyarbakır=21, Edirne=22, Elazığ=23, Erzincan=24, Erzurum=25, Eskişehir=26, Gaziantep=27, Giresun=28
  Gümüşhane=29, Hakkari=30, Hatay=31, Isparta=32, Mersin=33, İstanbul=34, İzmir=35, Kars=36, Kastamonu=37, Kayseri=38
  Kırklareli=39, Kırşehir=40, Kocaeli=41, Konya=42, Kütahya=43, Malatya=44, Manisa=45, Kahramanmaraş=46, Mardin=47
  Muğla=48, Muş=49, Nevşehir=50, Niğde=51, Ordu=52, Rize=53, Sakarya=54, Samsun=55, Siirt=56, Sinop=57, Sivas=58
  Tekirdağ=59, Tokat=60, Trabzon=61, Tunceli=62, Şanlıurfa=63, Uşak=64, Van=65, Yozgat=66, Zonguldak=67, Aksaray=68
  Bayburt=69, Karaman=70, Kırıkkale=71, Batman=72, Şırnak=73, Bartın=74, Ardahan=75, Iğdır=76, Yalova=77, Karabük=78
  Kilis=79, Osmaniye=80, Düzce=81`);
const turkishFold = (text) =>
  text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ı', 'i').replace(/\(.*/, '');
const TURKISH = new Map([...TURKEY].map(([name, code]) => [turkishFold(name), `${name};${code}`]));
const KOREA = table(`
  11=서울특별시;11, 10=부산광역시;26, 15=대구광역시;27, 12=인천광역시;28, 18=광주광역시;29, 19=대전광역시;30
  21=울산광역시;31, 22=세종특별자치시;50, 13=경기도;41, 06=강원특별자치도;42, 05=충청북도;43, 17=충청남도;44
  03=전북특별자치도;45, 16=전라남도;46, 14=경상북도;47, 20=경상남도;48, 01=제주특별자치도;49`);
const CANADA_FRENCH = table('QC=Québec;QC');
const US_OUTSIDE = new Set(['AA', 'AE', 'AP', 'AS', 'GU', 'MP', 'PR', 'VI', 'FM', 'MH', 'PW']);

/** "Алтайский Край" is written "Алтайский край", "Татарстан Республика" is "Республика Татарстан". */
function russianRegion({ region, regionCode }) {
  if (region === '' || regionCode === '' || region === 'Байконур') return undefined;
  const republic = /^(.*) Республика$/.exec(region);
  const adjective = /(ская|цкая)$/;
  const name =
    republic === null
      ? region.replace(/ (Край|Область)$/, (type) => type.toLowerCase())
      : adjective.test(republic[1])
        ? region.replace('Республика', 'республика')
        : `Республика ${republic[1]}`;
  const code = RUSSIAN_CODES.get(name);
  return code && `${name};${code}`;
}
const RUSSIAN_CODES = table(`
  Москва=MOW, Санкт-Петербург=SPE, Республика Башкортостан=BA, Краснодарский край=KDA, Московская область=MOS
  Ростовская область=ROS, Республика Татарстан=TA, Алтайский край=ALT, Воронежская область=VOR
  Нижегородская область=NIZ, Волгоградская область=VGG, Оренбургская область=ORE, Свердловская область=SVE
  Саратовская область=SAR, Тверская область=TVE, Новосибирская область=NVS, Красноярский край=KYA
  Тюменская область=TYU, Самарская область=SAM, Иркутская область=IRK, Кировская область=KIR, Пермский край=PER
  Челябинская область=CHE, Курская область=KRS, Вологодская область=VLG, Тамбовская область=TAM
  Архангельская область=ARK, Ставропольский край=STA, Брянская область=BRY, Омская область=OMS
  Белгородская область=BEL, Кемеровская область=KEM, Тульская область=TUL, Республика Дагестан=DA
  Пензенская область=PNZ, Рязанская область=RYA, Приморский край=PRI, Ленинградская область=LEN
  Ульяновская область=ULY, Липецкая область=LIP, Смоленская область=SMO, Курганская область=KGN
  Удмуртская республика=UD, Республика Мордовия=MO, Псковская область=PSK, Орловская область=ORL
  Калужская область=KLU, Владимирская область=VLA, Ярославская область=YAR, Новгородская область=NGR
  Костромская область=KOS, Чувашская республика=CU, Амурская область=AMU, Республика Коми=KO, Хабаровский край=KHA
  Ивановская область=IVA, Томская область=TOM, Республика Карелия=KR, Республика Бурятия=BU, Астраханская область=AST
  Калининградская область=KGD, Мурманская область=MUR, Сахалинская область=SAK, Республика Хакасия=KK
  Республика Марий Эл=ME, Магаданская область=MAG`);

export const PLACE_SOURCES = {
  en_US: {
    country: 'US',
    countryName: 'United States',
    count: 300,
    postcode: digits(5),
    aliases: {
      'New York City': 'New York',
      'Washington, D.C.': 'Washington',
      Boise: 'Boise',
      'St. Louis': 'Saint Louis',
    },
    region: (row) => (US_OUTSIDE.has(row.regionCode) ? undefined : own(row)),
  },
  en_GB: {
    country: 'GB',
    countryName: 'United Kingdom',
    count: 130,
    rest: ' #??',
    postcode: (code) => (/^[A-Z]{1,2}\d[A-Z\d]?$/.test(code) ? code : undefined),
    region: (row) => (/^[A-Z]{3}$/.test(row.regionCode) ? own(row) : undefined),
  },
  en_CA: {
    country: 'CA',
    countryName: 'Canada',
    count: 100,
    rest: ' #?#',
    match: 'prefix',
    region: own,
    aliases: { Montréal: 'Montreal', Québec: 'Quebec' },
  },
  en_AU: { country: 'AU', countryName: 'Australia', count: 110, postcode: digits(4), region: own },
  en_IE: {
    country: 'IE',
    countryName: 'Ireland',
    count: 100,
    rest: ' ****',
    region: own,
    match: 'prefix',
    aliases: {
      Luimneach: 'Limerick',
      Gaillimh: 'Galway',
      'Loch Garman': 'Wexford',
      'Droichead Nua': 'Newbridge',
      'Cluain Meala': 'Clonmel',
      'An Muileann gCearr': 'Mullingar',
    },
  },
  en_IN: { country: 'IN', countryName: 'India', rest: '###' },
  de: {
    country: 'DE',
    countryName: 'Deutschland',
    count: 150,
    postcode: digits(5),
    region: by(GERMANY, 'region'),
    aliases: { Munich: 'München', Cologne: 'Köln', Nuremberg: 'Nürnberg', Hanover: 'Hannover' },
    label: (row) => row.place.replace(/, .*| \(.*/, ''),
  },
  de_AT: {
    country: 'AT',
    countryName: 'Österreich',
    count: 110,
    postcode: digits(4),
    region: by(AUSTRIA, 'region'),
    label: (row) => row.place.replace(/,.*/, ''),
    aliases: { Vienna: 'Wien', 'Klagenfurt am Wörthersee': 'Klagenfurt', 'Sankt Pölten': 'St. Pölten' },
  },
  de_CH: {
    country: 'CH',
    countryName: 'Schweiz',
    count: 110,
    postcode: digits(4),
    region: by(CANTONS_GERMAN, 'regionCode'),
    label: (row) => row.place.replace(/ \d+$/, ''),
    aliases: { Lucerne: 'Luzern', 'Sankt Gallen': 'St. Gallen', 'Biel/Bienne': 'Biel' },
  },
  fr: {
    country: 'FR',
    countryName: 'France',
    count: 150,
    postcode: digits(5),
    region: by(FRANCE, 'regionCode'),
    label: (row) => row.place.replace(/ \d+$/, ''),
  },
  fr_BE: {
    country: 'BE',
    countryName: 'Belgique',
    count: 100,
    postcode: digits(4),
    aliases: { Brussels: 'Bruxelles' },
    region: (row) => BELGIUM_FRENCH.get(row.regionCode === 'BRU' ? 'BRU' : row.provinceCode),
  },
  fr_CA: {
    country: 'CA',
    countryName: 'Canada',
    count: 100,
    rest: ' #?#',
    match: 'prefix',
    region: by(CANADA_FRENCH, 'regionCode'),
  },
  fr_CH: {
    country: 'CH',
    countryName: 'Suisse',
    count: 100,
    postcode: digits(4),
    region: by(CANTONS_FRENCH, 'regionCode'),
    label: (row) => row.place.replace(/ \d+$/, ''),
    aliases: { Geneva: 'Genève' },
  },
  es: {
    country: 'ES',
    countryName: 'España',
    count: 130,
    postcode: digits(5),
    region: by(SPAIN, 'regionCode'),
    aliases: {
      Seville: 'Sevilla',
      Palma: 'Palma de Mallorca',
      'Gasteiz / Vitoria': 'Vitoria-Gasteiz',
      'Ciudad Lineal': null,
    },
  },
  es_MX: { country: 'MX', countryName: 'México', rest: '###' },
  it: {
    country: 'IT',
    countryName: 'Italia',
    count: 130,
    postcode: digits(5),
    aliases: {
      Rome: 'Roma',
      Milan: 'Milano',
      Naples: 'Napoli',
      Turin: 'Torino',
      Genoa: 'Genova',
      Florence: 'Firenze',
      Venice: 'Venezia',
      Padua: 'Padova',
      Syracuse: 'Siracusa',
      Mantua: 'Mantova',
      Leghorn: 'Livorno',
    },
    region: (row) =>
      row.province && row.provinceCode
        ? `${row.province.replace(/\b(Di|Nell'|E) /g, (word) => word.toLowerCase()).replace('Reggio di Calabria', 'Reggio Calabria')};${row.provinceCode}`
        : undefined,
  },
  pt_BR: {
    country: 'BR',
    countryName: 'Brasil',
    count: 150,
    rest: '-###',
    postcode: (code) => (/^\d{5}-\d{3}$/.test(code) ? code.slice(0, 5) : undefined),
    region: (row) => BRAZILIAN.get(unmarked(row.region.trim())),
  },
  pt_PT: {
    country: 'PT',
    countryName: 'Portugal',
    count: 110,
    region: by(PORTUGAL, 'regionCode'),
    aliases: { Lisbon: 'Lisboa' },
    postcode: (code) => (/^\d{4}-\d{3}$/.test(code) && !code.endsWith('-000') ? code : undefined),
  },
  nl: {
    country: 'NL',
    countryName: 'Nederland',
    count: 120,
    rest: ' ??',
    postcode: digits(4),
    region: by(NETHERLANDS, 'regionCode'),
    aliases: { 'The Hague': 'Den Haag' },
    label: (row) => row.place.replace(/^'s-Gravenhage$/, 'Den Haag'),
  },
  nl_BE: {
    country: 'BE',
    countryName: 'België',
    count: 110,
    postcode: digits(4),
    region: by(BELGIUM_DUTCH, 'provinceCode'),
    aliases: { Antwerp: 'Antwerpen', Ghent: 'Gent', Bruges: 'Brugge', Louvain: 'Leuven' },
  },
  pl: {
    country: 'PL',
    countryName: 'Polska',
    count: 150,
    region: by(POLAND, 'regionCode'),
    aliases: { Warsaw: 'Warszawa', Krakow: 'Kraków' },
    label: (row) => row.place.replace(/ ?\(.*/, ''),
    postcode: (code) => (/^\d\d-\d{3}$/.test(code) ? code : undefined),
  },
  cs_CZ: {
    country: 'CZ',
    countryName: 'Česko',
    count: 120,
    region: by(CZECHIA, 'regionCode'),
    aliases: { Prague: 'Praha', Pilsen: 'Plzeň' },
    label: (row) =>
      row.place.replace(/ \d.*/, '').replace(/^(Brno|Ostrava|Plzeň|Praha|Liberec|Olomouc)-.*/, '$1'),
    postcode: (code) => (/^\d{3} \d\d$/.test(code) ? code : undefined),
  },
  sv: {
    country: 'SE',
    countryName: 'Sverige',
    count: 120,
    region: by(SWEDEN, 'regionCode'),
    aliases: { Gothenburg: 'Göteborg' },
    postcode: (code) => (/^\d{3} \d\d$/.test(code) ? code : undefined),
  },
  da: {
    country: 'DK',
    countryName: 'Danmark',
    count: 110,
    postcode: digits(4),
    region: by(DENMARK, 'regionCode'),
    label: (row) => row.place.replace(/ [A-ZØ]{1,2}$/, ''),
    aliases: { Copenhagen: 'København', Århus: 'Aarhus' },
  },
  nb_NO: {
    country: 'NO',
    countryName: 'Norge',
    count: 110,
    postcode: digits(4),
    region: by(NORWAY, 'regionCode'),
    label: (row) => row.place.replace(/ [A-ZØ]$/, ''),
  },
  fi: {
    country: 'FI',
    countryName: 'Suomi',
    count: 110,
    postcode: digits(5),
    region: by(FINLAND, 'regionCode'),
  },
  hu: {
    country: 'HU',
    countryName: 'Magyarország',
    count: 120,
    postcode: digits(4),
    region: own,
    aliases: { Parádsasvár: null },
  },
  tr: {
    country: 'TR',
    countryName: 'Türkiye',
    count: 130,
    match: 'nearest',
    postcode: digits(5),
    region: (row) => TURKISH.get(turkishFold(row.region)),
    aliases: { Istanbul: 'İstanbul', Izmir: 'İzmir', Adıyaman: 'Adıyaman' },
  },
  ru: {
    country: 'RU',
    countryName: 'Россия',
    count: 120,
    match: 'cyrillic',
    postcode: digits(6),
    region: russianRegion,
    label: (row) => row.place.replace(/(-Дти)?( \d+)?$/, ''),
    aliases: { Moscow: 'Москва', 'Saint Petersburg': 'Санкт-Петербург' },
  },
  uk: {
    country: 'UA',
    countryName: 'Україна',
    count: 110,
    match: 'cyrillic',
    postcode: digits(5),
    region: by(UKRAINE, 'regionCode'),
    aliases: { Kyiv: 'Київ', Odessa: 'Одеса', Mariupol: null },
  },
  ja: { country: 'JP', countryName: '日本', rest: '-####' },
  ko: {
    country: 'KR',
    countryName: '대한민국',
    count: 110,
    region: by(KOREA, 'regionCode'),
    city: (row) => {
      if (!KOREA.has(row.regionCode)) return undefined;
      if (/[특광].*시$/.test(row.region)) return row.region.replace(/(특별|광역|특별자치)시$/, '') + '시';
      return /^(\S+[시군])( |$)/.exec(row.province)?.[1];
    },
  },
  zh_CN: { country: 'CN', countryName: '中国', rest: '##' },
  ar: { country: 'EG', countryName: 'مصر', rest: '###' },
  he: { country: 'IL', countryName: 'ישראל', rest: '#####' },
};
