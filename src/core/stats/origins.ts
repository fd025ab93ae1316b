// Who found a case, by the words of its source: the administration's own eyes, or the public. For 先行发现率 and the call-back.

/** 0: neither (sent by a superior, unknown), 1: found by own patrol, camera or staff, 2: told by the public. */
export type Origin = 0 | 1 | 2;

/** Parts of words, tried in order; own before public, so that "City Worker App" is own. Chinese practice, and the sources of US 311 exports. */
const OWN: readonly string[] = [
  "巡查",
  "巡逻",
  "监督员",
  "采集员",
  "网格员",
  "网格上报",
  "视频",
  "自查",
  "自行发现",
  "智能发现",
  "patrol",
  "inspector",
  "inspection",
  "video",
  "camera",
  "employee",
  "worker",
  "staff",
];
const PUBLIC: readonly string[] = [
  "热线",
  "12345",
  "12319",
  "110",
  "随手拍",
  "公众",
  "市民",
  "居民",
  "群众",
  "村民",
  "投诉",
  "举报",
  "来电",
  "来访",
  "信访",
  "媒体",
  "hotline",
  "phone",
  "call",
  "town line",
  "snapshot",
  "mobile",
  "web",
  "online",
  "app",
  "self service",
  "constituent",
  "citizen",
  "resident",
  "public",
  "email",
  "twitter",
  "walk-in",
];

/** The origin that a source's word tells; any case, blanks around it do not matter. */
export function originOf(word: string): Origin {
  const tidied = word.trim().toLowerCase();
  if (tidied === "") return 0;
  if (OWN.some((part) => tidied.includes(part))) return 1;
  return PUBLIC.some((part) => tidied.includes(part)) ? 2 : 0;
}
