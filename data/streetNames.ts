// Names of the smaller streets: old trades in the old town, diligence in the estates, flowers and virtues elsewhere. All made up.
import type { Zone } from "./zones";

const POOLS = {
  old: [
    ["学前街", "Xueqian Street"],
    ["米市街", "Mishi Street"],
    ["鱼行街", "Yuhang Street"],
    ["铁铺街", "Tiepu Street"],
    ["桥东街", "Qiaodong Street"],
    ["桥西街", "Qiaoxi Street"],
    ["酱园弄", "Jiangyuan Lane"],
    ["竹行街", "Zhuhang Street"],
    ["当铺街", "Dangpu Street"],
    ["码头街", "Matou Street"],
    ["布市街", "Bushi Street"],
    ["庙前街", "Miaoqian Street"],
  ],
  works: [
    ["建业路", "Jianye Road"],
    ["振兴路", "Zhenxing Road"],
    ["科兴路", "Kexing Road"],
    ["恒通路", "Hengtong Road"],
    ["工谊路", "Gongyi Road"],
    ["盛业路", "Shengye Road"],
    ["创新路", "Chuangxin Road"],
    ["兴隆路", "Xinglong Road"],
    ["宏业路", "Hongye Road"],
    ["启航路", "Qihang Road"],
  ],
  other: [
    ["新河路", "Xinhe Road"],
    ["育才路", "Yucai Road"],
    ["兰亭路", "Lanting Road"],
    ["香樟路", "Xiangzhang Road"],
    ["银杏路", "Yinxing Road"],
    ["广和路", "Guanghe Road"],
    ["永泰路", "Yongtai Road"],
    ["康宁路", "Kangning Road"],
    ["安居路", "Anju Road"],
    ["东升路", "Dongsheng Road"],
    ["春晖路", "Chunhui Road"],
    ["秋实路", "Qiushi Road"],
    ["望湖路", "Wanghu Road"],
    ["锦绣路", "Jinxiu Road"],
    ["梅园路", "Meiyuan Road"],
    ["竹径路", "Zhujing Road"],
    ["荷塘路", "Hetang Road"],
    ["柳岸路", "Liu'an Road"],
    ["明德路", "Mingde Road"],
    ["致远路", "Zhiyuan Road"],
    ["和顺路", "Heshun Road"],
    ["平安路", "Ping'an Road"],
    ["丰收路", "Fengshou Road"],
    ["向阳路", "Xiangyang Road"],
    ["书院路", "Shuyuan Road"],
    ["紫藤路", "Ziteng Road"],
    ["海棠路", "Haitang Road"],
    ["玉兰路", "Yulan Road"],
    ["月季路", "Yueji Road"],
    ["云帆路", "Yunfan Road"],
    ["听涛路", "Tingtao Road"],
    ["晨曦路", "Chenxi Road"],
    ["彩虹路", "Caihong Road"],
    ["友谊路", "Youyi Road"],
    ["团结路", "Tuanjie Road"],
    ["勤丰路", "Qinfeng Road"],
    ["西塘路", "Xitang Road"],
    ["东塘路", "Dongtang Road"],
  ],
} as const satisfies Record<string, readonly (readonly [string, string])[]>;

/** When all names of a pool are used up, the points of the compass make new ones: 兰亭路, 兰亭东路, 兰亭西路, … */
const COMPASS: readonly (readonly [string, string])[] = [
  ["", ""],
  ["东", "East "],
  ["西", "West "],
  ["南", "South "],
  ["北", "North "],
  ["中", "Middle "],
  ["新", "New "],
];

/** Hands out street names, each once, [Chinese, English]. */
export function streetNamer(): (zone: Zone) => readonly [string, string] {
  const used = { old: 0, works: 0, other: 0 };
  return (zone) => {
    const pool = zone === "lanes" ? "old" : zone === "industry" || zone === "villages" ? "works" : "other";
    const names: readonly (readonly [string, string])[] = POOLS[pool];
    const n = used[pool]++;
    const [zh, en] = names[n % names.length] ?? ["", ""];
    const round = Math.floor(n / names.length);
    const [point, pointEn] = COMPASS[round % COMPASS.length] ?? ["", ""];
    const number = round < COMPASS.length ? "" : String(round);
    const split = en.lastIndexOf(" ") + 1;
    return [`${zh.slice(0, -1)}${point}${number}${zh.slice(-1)}`, `${en.slice(0, split)}${pointEn}${number}${en.slice(split)}`];
  };
}
