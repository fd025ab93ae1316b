// Names of units, compounds and villages. All made up.

/** A name and, for some, the point of the board [u, v] near which it belongs. */
export interface UnitName {
  readonly zh: string;
  readonly en: string;
  readonly near?: readonly [number, number];
}

function plain(names: readonly (readonly [string, string])[]): readonly UnitName[] {
  return names.map(([zh, en]) => ({ zh, en }));
}

/** Residents' committees: those of a known place, then the old town's, then the new town's. */
export const COMMITTEES: readonly UnitName[] = [
  { zh: "米市", en: "Mishi", near: [1250, 3420] },
  { zh: "桥东", en: "Qiaodong", near: [1800, 3400] },
  { zh: "桥西", en: "Qiaoxi", near: [1000, 3350] },
  { zh: "学前街", en: "Xueqian", near: [1050, 2900] },
  { zh: "西林一", en: "Xilin First", near: [350, 3500] },
  { zh: "西林二", en: "Xilin Second", near: [350, 2800] },
  { zh: "北苑一", en: "Beiyuan First", near: [1050, 4450] },
  { zh: "北苑二", en: "Beiyuan Second", near: [1800, 4450] },
  { zh: "西塘", en: "Xitang", near: [350, 1950] },
  { zh: "人民路", en: "Renmin Road", near: [2050, 2050] },
  { zh: "镜湖", en: "Mirror Lake", near: [3300, 2800] },
  { zh: "文汇", en: "Wenhui", near: [2750, 2650] },
  { zh: "锦绣", en: "Jinxiu", near: [3350, 3700] },
  { zh: "香樟", en: "Camphor", near: [4150, 3450] },
  { zh: "金禾一", en: "Jinhe First", near: [4150, 4350] },
  { zh: "金禾二", en: "Jinhe Second", near: [4950, 3800] },
  { zh: "科创", en: "Science Park", near: [4150, 2000] },
  { zh: "南城", en: "Nancheng", near: [3350, 1450] },
  ...plain([
    ["书院", "Shuyuan"],
    ["芦花", "Luhua"],
    ["安居", "Anju"],
    ["新河", "Xinhe"],
    ["育才", "Yucai"],
    ["兰亭", "Lanting"],
    ["永泰", "Yongtai"],
    ["广和", "Guanghe"],
    ["友谊", "Youyi"],
    ["向阳", "Xiangyang"],
    ["东升", "Dongsheng"],
    ["平安", "Ping'an"],
    ["团结", "Tuanjie"],
    ["云帆", "Yunfan"],
    ["银杏", "Ginkgo"],
    ["海棠", "Haitang"],
    ["玉兰", "Yulan"],
    ["紫藤", "Ziteng"],
    ["春晖", "Chunhui"],
    ["秋实", "Qiushi"],
    ["听涛", "Tingtao"],
    ["晨曦", "Chenxi"],
    ["明德", "Mingde"],
    ["致远", "Zhiyuan"],
    ["和顺", "Heshun"],
    ["康宁", "Kangning"],
    ["梅园", "Meiyuan"],
    ["竹径", "Zhujing"],
    ["荷塘", "Hetang"],
    ["柳岸", "Liu'an"],
    ["望湖", "Wanghu"],
    ["紫云", "Ziyun"],
    ["月河", "Yuehe"],
  ]),
];

/** Villages of the south. */
export const VILLAGES: readonly UnitName[] = [
  { zh: "盛家塘", en: "Shengjiatang", near: [1100, 1300] },
  { zh: "沈家浜", en: "Shenjiabang", near: [1750, 900] },
  { zh: "南塘", en: "Nantang", near: [2450, 1400] },
  { zh: "白荡", en: "Baidang", near: [1500, 150] },
  ...plain([
    ["东塘", "Dongtang"],
    ["陆家宅", "Lujiazhai"],
    ["勤丰", "Qinfeng"],
    ["丰收", "Fengshou"],
    ["红旗", "Hongqi"],
    ["星火", "Xinghuo"],
    ["前进", "Qianjin"],
    ["五星", "Wuxing"],
    ["顾家桥", "Gujiaqiao"],
    ["张泾", "Zhangjing"],
    ["长桥", "Changqiao"],
    ["杨家湾", "Yangjiawan"],
    ["金星", "Jinxing"],
    ["联合", "Lianhe"],
  ]),
];

/** Industrial estates. */
export const ESTATES: readonly UnitName[] = plain([
  ["盛业", "Shengye"],
  ["工谊", "Gongyi"],
  ["恒通", "Hengtong"],
  ["科兴", "Kexing"],
  ["振兴", "Zhenxing"],
  ["创业", "Chuangye"],
  ["建业", "Jianye"],
  ["东汀", "Dongting"],
  ["华芦", "Hualu"],
  ["新宇", "Xinyu"],
  ["永固", "Yonggu"],
  ["宏达", "Hongda"],
]);

/** First words of compound names; the second word tells the kind of compound. */
export const COMPOUND_WORDS: readonly (readonly [string, string])[] = [
  ["芦汀", "Luting"],
  ["兰亭", "Lanting"],
  ["香樟", "Xiangzhang"],
  ["银杏", "Yinxing"],
  ["锦绣", "Jinxiu"],
  ["和顺", "Heshun"],
  ["康宁", "Kangning"],
  ["安居", "Anju"],
  ["春晖", "Chunhui"],
  ["望湖", "Wanghu"],
  ["听涛", "Tingtao"],
  ["海棠", "Haitang"],
  ["玉兰", "Yulan"],
  ["紫藤", "Ziteng"],
  ["金禾", "Jinhe"],
  ["明德", "Mingde"],
  ["月河", "Yuehe"],
  ["梅园", "Meiyuan"],
  ["荷塘", "Hetang"],
  ["柳岸", "Liu'an"],
  ["新河", "Xinhe"],
  ["永泰", "Yongtai"],
  ["广和", "Guanghe"],
  ["东升", "Dongsheng"],
  ["晨曦", "Chenxi"],
  ["云帆", "Yunfan"],
  ["紫云", "Ziyun"],
  ["秋实", "Qiushi"],
];

export const COMPOUND_KINDS: Readonly<Record<"slab" | "tower", readonly (readonly [string, string])[]>> = {
  slab: [
    ["新村", "Xincun"],
    ["小区", "Estate"],
    ["公寓", "Apartments"],
    ["一村", "First Village"],
    ["二村", "Second Village"],
    ["三村", "Third Village"],
    ["东苑", "East Court"],
    ["西苑", "West Court"],
    ["家园", "Homes"],
    ["里", "Li"],
  ],
  tower: [
    ["花园", "Garden"],
    ["名邸", "Residence"],
    ["雅苑", "Court"],
    ["华庭", "Mansions"],
    ["公馆", "House"],
    ["名都", "Plaza Residences"],
    ["水岸", "Waterside"],
    ["国际公寓", "International Apartments"],
    ["佳园", "Jia Garden"],
    ["景苑", "Vista"],
  ],
};

export const GRID_NAMES: readonly (readonly [string, string, string])[] = [
  ["第一网格（老镇）", "Grid 1 (Old Town)", "old town"],
  ["第二网格（新城）", "Grid 2 (New Town)", "new town"],
  ["第三网格（南片）", "Grid 3 (South)", "villages and industry"],
];

/** Police beats and the points of the board round which they lie. */
export const BEATS: readonly { readonly zh: string; readonly en: string; readonly at: readonly [number, number] }[] = [
  { zh: "老镇警务区", en: "Old Town Beat", at: [1050, 2650] },
  { zh: "北苑警务区", en: "Beiyuan Beat", at: [1350, 4450] },
  { zh: "新城警务区", en: "New Town Beat", at: [3450, 3800] },
  { zh: "园区警务区", en: "Park Beat", at: [4350, 1500] },
  { zh: "南塘警务区", en: "Nantang Beat", at: [1500, 700] },
];
