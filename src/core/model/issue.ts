// What can be wrong with a file, said in one clear sentence that names the file, the place and what was expected.

export type Language = "zh-CN" | "en";

/** A fault that a user can see and mend. `place` is a path, line, feature or field in the file. */
export interface Issue {
  readonly code: IssueCode;
  readonly file: string;
  readonly place?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Each sentence in both languages; {file}, {place} and the keys of `detail` are filled in. */
const SENTENCES = {
  empty_file: { en: "{file} is empty; expected {expected}.", "zh-CN": "{file} 是空文件；应为{expected}。" },
  unknown_format: { en: "{file} is of no kind that can be read here; expected {expected}.", "zh-CN": "无法识别 {file} 的格式；应为{expected}。" },
  cancelled: { en: "Reading {file} was cancelled.", "zh-CN": "已取消读取 {file}。" },
  gzip_broken: {
    en: "{file} ends too early or is damaged: its gzip stream could be unpacked only up to byte {place}.",
    "zh-CN": "{file} 的 gzip 数据不完整或已损坏：只能解压到第 {place} 字节。",
  },
  gzip_bomb: {
    en: "{file} unpacks to more than {gigabytes} GB and {times} times its size; that is no table, so reading was stopped.",
    "zh-CN": "{file} 解压后超过 {gigabytes} GB，且超过原大小的 {times} 倍，不像正常数据表，已停止读取。",
  },
  unknown_encoding: {
    en: "{encoding} is no text encoding known here; expected one like UTF-8, UTF-16LE or GB18030 for {file}.",
    "zh-CN": "不支持文本编码 {encoding}；{file} 应使用 UTF-8、UTF-16LE 或 GB18030 等编码。",
  },
  unreadable: { en: "{file} could not be read at {place}: {reason}.", "zh-CN": "{file} 在{place}处无法读取：{reason}。" },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type IssueCode = keyof typeof SENTENCES;

/** The sentence of an issue in the reader's language. Values are inserted as they are; screens show the sentence as text, never as HTML. */
export function issueText(issue: Issue, language: Language): string {
  const values: Readonly<Record<string, string | number>> = { ...issue.detail, file: issue.file, place: issue.place ?? "" };
  return SENTENCES[issue.code][language].replace(/\{(\w+)\}/g, (whole, key: string) => (Object.hasOwn(values, key) ? String(values[key]) : whole));
}
