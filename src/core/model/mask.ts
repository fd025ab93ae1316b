// Masks for personal data in free text: phones, identity numbers, names, doors. Rules are data; a deployment may bring its own or none.

/** What matches the pattern is written as the replacement ($1 … name groups that stay). */
export interface MaskRule {
  readonly id: string;
  /** A regular expression as of JavaScript, used with the flags g and u. */
  readonly pattern: string;
  readonly replacement: string;
}

/** The commonest hundred and some surnames: without one in front, words before 先生 or 女士 are no name. */
const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤俞裘鲍瞿";
const GIVEN = "[\\p{Script=Han}]";
const TITLES = "先生|女士|小姐|阿姨|大爷|大妈|师傅|老师|同志";

/** The usual rules. Order matters: identity numbers before phones, since one may lie inside the other. */
export const USUAL_MASKS: readonly MaskRule[] = [
  { id: "identity", pattern: "(?<!\\d)(\\d{6})\\d{11}[\\dXx](?!\\d)", replacement: "$1************" },
  { id: "mobile", pattern: "(?<!\\d)(1[3-9]\\d)[ -]?\\d{4}[ -]?(\\d{4})(?!\\d)", replacement: "$1****$2" },
  { id: "landline", pattern: "(?<!\\d)(0\\d{2,3}[ -]?)\\d{3,4}(\\d{4})(?!\\d)", replacement: "$1****$2" },
  { id: "phoneAbroad", pattern: "(?<![\\d-])\\(?(\\d{3})\\)?[ .-]\\d{3}[ .-]\\d{4}(?!\\d)", replacement: "$1-***-****" },
  { id: "email", pattern: "(?<![\\w.+-])([\\w.+-])[\\w.+-]{0,63}@([\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5})", replacement: "$1***@$2" },
  { id: "titledName", pattern: `([${SURNAMES}])${GIVEN}{1,2}(?=${TITLES})`, replacement: "$1**" },
  {
    id: "namedField",
    pattern: `((?:姓名|联系人|投诉人|反映人|举报人|报案人|当事人|业主|住户)\\s*[：:为是]\\s*)([${SURNAMES}])${GIVEN}{1,2}`,
    replacement: "$1$2**",
  },
  { id: "englishName", pattern: "\\b(Mr|Mrs|Ms|Miss|Dr)(\\.? +)([A-Z])[\\p{L}'’-]+(?: +[A-Z][\\p{L}'’-]+)*", replacement: "$1$2$3." },
  { id: "door", pattern: "(?<!\\d)\\d{1,4}[A-Za-z]?(?=室|户(?!外))", replacement: "***" },
  { id: "doorAfterHouse", pattern: "((?:单元|号楼|幢|栋|座)[ -]?)\\d{2,4}(?![\\d号室户路弄米])", replacement: "$1***" },
  { id: "apartment", pattern: "\\b(Apt|Apartment|Unit|Flat|Suite)(\\.? *#? *)(?=[\\w-]*\\d)[\\w-]+", replacement: "$1$2***" },
];

/** What makes texts safe to be shown. */
export type Mask = (text: string) => string;

/** A mask of rules, made once; rules are applied in order. Throws SyntaxError for a pattern that is no regular expression: check at the door. */
export function maskOf(rules: readonly MaskRule[]): Mask {
  const ready = rules.map(({ pattern, replacement }) => ({ pattern: new RegExp(pattern, "gu"), replacement }));
  return (text) => ready.reduce((masked, { pattern, replacement }) => masked.replace(pattern, replacement), text);
}

/** True when the pattern can be used. */
export function isMaskPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, "gu").flags === "gu";
  } catch {
    return false;
  }
}
