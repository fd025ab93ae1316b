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
  not_text: {
    en: "{file} holds binary data and no text; expected {expected}.",
    "zh-CN": "{file} 是二进制数据，不是文本；应为{expected}。",
  },
  reports_without_points: {
    en: "{file} holds geometries of type {found} and no points; expected reports as points (areas belong with the grid plans).",
    "zh-CN": "{file} 中的图形为 {found}，没有点；案件应为点数据（面数据请作为网格方案打开）。",
  },
  no_position_column: {
    en: "No column of {file} was recognised as a position, nor as anything else of a report; it has: {columns}. Expected columns such as lng and lat, or a mapping.",
    "zh-CN": "{file} 中未识别出坐标列，也没有其他案件字段；现有列：{columns}。应含 lng、lat 等列，或提供映射。",
  },
  no_such_file: { en: "There is no file {file}; expected the path of a file.", "zh-CN": "找不到文件 {file}；应为文件路径。" },
  not_a_file: { en: "{file} is a folder or a device; expected a file.", "zh-CN": "{file} 是文件夹或设备；应为文件。" },
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
  unknown_crs: {
    en: "{file}: the coordinate system {name} is not known here; expected one of {expected}.",
    "zh-CN": "{file}：无法识别坐标系 {name}；应为 {expected} 之一。",
  },
  no_records: {
    en: "{file} holds no record that can be read, from line {place} on; expected GeoJSON features or JSON objects.",
    "zh-CN": "{file} 从第 {place} 行起没有可读取的记录；应为 GeoJSON 要素或 JSON 对象。",
  },
  parquet_broken: {
    en: "{file} cannot be read as Parquet; expected a whole, undamaged and unencrypted file.",
    "zh-CN": "{file} 无法按 Parquet 读取；应为完整、未损坏且未加密的文件。",
  },
  mapping_wrong: {
    en: "{file}: {place} of the mapping is not as expected; expected {expected}.",
    "zh-CN": "{file}：映射中的 {place} 不符合要求；应为 {expected}。",
  },
  mapping_no_object: {
    en: "{file} is no mapping; expected an object of column names such as {expected}.",
    "zh-CN": "{file} 不是映射；应为由列名组成的对象，例如 {expected}。",
  },
  mapping_unknown_key: {
    en: "{file}: the mapping has the unknown key {place}; known are {known}.",
    "zh-CN": "{file}：映射中有未知的键 {place}；可用的键为 {known}。",
  },
  mapping_two_positions: {
    en: "{file}: the mapping names lng and lat as well as point; expected one of the two ways.",
    "zh-CN": "{file}：映射同时给出了 lng、lat 和 point；只能选用一种方式。",
  },
  mapping_column_missing: {
    en: "{file} has no column {place}, which the mapping names; it has: {columns}.",
    "zh-CN": "{file} 中没有映射所指的列 {place}；现有列：{columns}。",
  },
  plan_no_area: {
    en: "{file} has no area among its {features} features; expected polygons.",
    "zh-CN": "{file} 的 {features} 个要素中没有面；应为多边形边界。",
  },
  plan_property_missing: {
    en: "{file} has no property {place}; it has: {properties}.",
    "zh-CN": "{file} 中没有属性 {place}；现有属性：{properties}。",
  },
  plan_features_without_area: {
    en: "{count} of {of} features of {file} have no area and are left out of the plan, first {place}.",
    "zh-CN": "{file} 的 {of} 个要素中有 {count} 个没有面积，未纳入方案，首个为 {place}。",
  },
  plan_no_id_property: {
    en: "No property of {file} is fit to be the grids' id; they are numbered #1, #2, … in the order of the file.",
    "zh-CN": "{file} 中没有适合作为网格编码的属性，已按文件顺序编为 #1、#2……",
  },
  plan_ids_missing: {
    en: "{count} grids of {file} have no {property} and are called by their number in the file, first {place}.",
    "zh-CN": "{file} 中有 {count} 个网格缺少 {property}，以其在文件中的序号代替，首个为 {place}。",
  },
  plan_ids_repeated: {
    en: "{count} grids of {file} have a {property} that another grid or a row of the ledger has too and got #2, #3, … added, first {place}.",
    "zh-CN": "{file} 中有 {count} 个网格的 {property} 与其他网格或台账的固定行名重复，已加 #2、#3……区分，首个为 {place}。",
  },
  map_encoded: {
    en: "{file} is an ECharts map with encoded coordinates ({place}); expected plain GeoJSON with coordinates in numbers.",
    "zh-CN": "{file} 是坐标经过编码的 ECharts 地图（{place}）；应为坐标为数字的普通 GeoJSON。",
  },
  web_page: {
    en: "{file} is a web page, perhaps an error page saved in place of the download; expected {expected}.",
    "zh-CN": "{file} 是网页，可能是下载时误存的错误页；应为{expected}。",
  },
  not_degrees: {
    en: "{file} has no position within ±180° and ±90°, first {place} is {found}; name the CRS it is written in.",
    "zh-CN": "{file} 的坐标都不在经纬度范围内，首个 {place} 为 {found}；请指明其坐标系。",
  },
  positions_out_of_range: {
    en: "{count} positions of {file} lie beyond ±180° or ±90°, first {place}.",
    "zh-CN": "{file} 有 {count} 个坐标超出经纬度范围，首个为 {place}。",
  },
  layers_left_out: {
    en: "{file} holds several layers; {place} was read, left out: {others}.",
    "zh-CN": "{file} 含多个图层；已读取 {place}，未读取：{others}。",
  },
  file_too_large: {
    en: "{file} is larger than {megabytes} MB unpacked, more than a map can be here.",
    "zh-CN": "{file} 解压后超过 {megabytes} MB，超出此处可读取的地图大小。",
  },
  zip_broken: {
    en: "{file} is a damaged .zip: its member {place} could not be unpacked.",
    "zh-CN": "{file} 压缩包已损坏：其中的 {place} 无法解压。",
  },
  zip_bomb: {
    en: "{file} has more than {members} members or unpacks to more than {megabytes} MB or {times} times its size; that is no map, so reading was stopped.",
    "zh-CN": "{file} 内含超过 {members} 个文件，或解压后超过 {megabytes} MB 或原大小的 {times} 倍，不像地图数据，已停止读取。",
  },
  zip_no_map: {
    en: "{file} is a .zip without a map; expected a .shp, .kml, .geojson or .topojson in it.",
    "zh-CN": "{file} 压缩包中没有地图；应含 .shp、.kml、.geojson 或 .topojson 文件。",
  },
  geopackage_no_map: {
    en: "{file} is an SQLite database without a layer of features; expected a GeoPackage with areas.",
    "zh-CN": "{file} 是 SQLite 数据库，但没有要素图层；应为含面数据的 GeoPackage。",
  },
  geopackage_broken: {
    en: "{file} is a damaged GeoPackage: its tables or shapes could not be read; expected a whole, unencrypted file.",
    "zh-CN": "{file} 是已损坏的 GeoPackage：数据表或图形无法读取；应为完整且未加密的文件。",
  },
  shapefile_no_table: {
    en: "{file} has no readable .dbf beside its shapes, so they have no properties.",
    "zh-CN": "{file} 中没有可读的 .dbf，图形没有属性。",
  },
  shapefile_rows_differ: {
    en: "{file} has {shapes} shapes but {rows} rows of properties.",
    "zh-CN": "{file} 有 {shapes} 个图形，但有 {rows} 行属性。",
  },
  kml_broken: {
    en: "{file} is not valid KML at line {line}, column {column}; expected well-formed XML.",
    "zh-CN": "{file} 第 {line} 行第 {column} 列不是有效的 KML；应为格式正确的 XML。",
  },
  kml_entities: {
    en: "{file} defines XML entities, which are not read for safety; expected KML without <!ENTITY>.",
    "zh-CN": "{file} 定义了 XML 实体，出于安全不予读取；应为不含 <!ENTITY> 的 KML。",
  },
  characters_unreadable: {
    en: "{count} characters of {file} could not be read as {encoding}.",
    "zh-CN": "{file} 中有 {count} 个字符无法按 {encoding} 读取。",
  },
  json_broken: {
    en: "{file} is not valid JSON at line {line}, column {column}: expected {expected} and found {found}.",
    "zh-CN": "{file} 第 {line} 行第 {column} 列不是有效的 JSON：应为 {expected}，实际为 {found}。",
  },
  json_no_value: {
    en: "{file} is not valid JSON at line {line}, column {column}: expected a value and found {found}.",
    "zh-CN": "{file} 第 {line} 行第 {column} 列不是有效的 JSON：应为一个值，实际为 {found}。",
  },
  json_after_end: {
    en: "{file} is not valid JSON at line {line}, column {column}: expected the end of the file and found {found}.",
    "zh-CN": "{file} 第 {line} 行第 {column} 列不是有效的 JSON：文件应已结束，实际还有 {found}。",
  },
  json_cut_short: {
    en: "{file} breaks off at line {line}, column {column}; expected the whole JSON.",
    "zh-CN": "{file} 在第 {line} 行第 {column} 列中断；应为完整的 JSON。",
  },
  json_no_map: {
    en: "{file} is JSON without a map: expected GeoJSON or TopoJSON and found {found}.",
    "zh-CN": "{file} 是 JSON 但不含地图：应为 GeoJSON 或 TopoJSON，实际为 {found}。",
  },
  xml_no_map: {
    en: "{file} is XML without a map: expected <kml> and found {found}.",
    "zh-CN": "{file} 是 XML 但不含地图：应为 <kml>，实际为 {found}。",
  },
  geometry_broken: {
    en: "{file} is wrong at {place}: expected {expected} and found {found}.",
    "zh-CN": "{file} 的 {place} 有误：应为 {expected}，实际为 {found}。",
  },
  geometry_missing: {
    en: "{file} lacks {place}; expected {expected} there.",
    "zh-CN": "{file} 缺少 {place}；该处应为 {expected}。",
  },
  shapefile_broken: {
    en: "{file} is damaged at shape {place}: expected a whole point, line or polygon, but its type is {type} or its counts do not fit.",
    "zh-CN": "{file} 的第 {place} 个图形已损坏：应为完整的点、线或面，但其类型为 {type} 或点数不符。",
  },
  shapefile_cut_short: {
    en: "{file} ends in the middle of shape {place}; expected the whole .shp.",
    "zh-CN": "{file} 在第 {place} 个图形处中断；应为完整的 .shp。",
  },
  shapefile_part: {
    en: "{file} is only one part of a Shapefile; expected all of its parts in one .zip.",
    "zh-CN": "{file} 只是 Shapefile 的一部分；应将其各部分打包为一个 .zip。",
  },
  composite_weights: {
    en: "{file}: the weights of {place} add up to {sum} %; expected 100 %.",
    "zh-CN": "{file}：{place} 的权重合计为 {sum}%；应为 100%。",
  },
  composite_part: {
    en: "{file}: {place} weighs {found}, which cannot be scored; expected one of {expected}.",
    "zh-CN": "{file}：{place} 中的 {found} 无法计分；应为 {expected} 之一。",
  },
  catalogue_wrong: {
    en: "{file} is wrong at {place} ({found}); expected a sound catalogue.",
    "zh-CN": "{file} 的 {place} 有误（{found}）；应为前后一致的目录。",
  },
  calendar_wrong: {
    en: "{file} is wrong at {place}: expected ascending hours within a day, and a week with working days.",
    "zh-CN": "{file} 的 {place} 有误：工作时段应在一天之内依次排列，且每周应有工作日。",
  },
  wall_wrong: {
    en: "{file} is wrong at {place}: expected {expected}.",
    "zh-CN": "{file} 的 {place} 有误：应为 {expected}。",
  },
  rule_wrong: {
    en: "{file} is wrong at {place}: expected {expected}.",
    "zh-CN": "{file} 的 {place} 有误：应为 {expected}。",
  },
  rule_repeated: {
    en: "{file} has two rules with the id {place}; expected one.",
    "zh-CN": "{file} 中有两条规则的编号同为 {place}；编号应唯一。",
  },
  hazard_move: {
    en: "{file}: place {place} stands at {state}, which does not allow {move}; expected one of {expected}.",
    "zh-CN": "{file}：挂牌点 {place} 处于 {state} 状态，不能执行 {move}；应为 {expected} 之一。",
  },
  hazard_time: {
    en: "{file}: the step {move} of place {place} lies before the last one; expected a later time.",
    "zh-CN": "{file}：挂牌点 {place} 的 {move} 早于上一步骤；时间应在其后。",
  },
  hazard_reason: {
    en: "{file}: the step {move} of place {place} has no reason; expected one in words.",
    "zh-CN": "{file}：挂牌点 {place} 的 {move} 未写明原因；应填写原因。",
  },
  clean_restless: {
    en: "{file} could not be cleaned: its borders cross anew after every repair; expected boundaries that differ by more than 1 cm.",
    "zh-CN": "{file} 无法清理：边界修复后仍反复相交；各边界之间的差异应大于1厘米。",
  },
  ground_empty: {
    en: "{file} has nothing to draw; expected points, lines or areas.",
    "zh-CN": "{file} 没有可绘制的内容；应含点、线或面。",
  },
  live_unreachable: { en: "{file} does not answer.", "zh-CN": "{file} 无响应。" },
  live_status: { en: "{file} answered with HTTP status {status} instead of reports.", "zh-CN": "{file} 返回 HTTP 状态码 {status}，未返回案件。" },
  live_broken_off: { en: "The connection to {file} broke off.", "zh-CN": "与 {file} 的连接已中断。" },
  live_silent: { en: "{file} has been silent for {seconds} s; the connection is held for dead.", "zh-CN": "{file} 已 {seconds} 秒没有任何数据，视为断线。" },
  live_too_large: { en: "{file} sent more than {megabytes} MB in one answer, which is not read.", "zh-CN": "{file} 一次返回超过 {megabytes} MB，未予读取。" },
  live_no_report: { en: "{file} sent something that is no report: {found}", "zh-CN": "{file} 发来的内容不是案件：{found}" },
  live_failed: { en: "{file} could not be read: {reason}.", "zh-CN": "{file} 无法读取：{reason}。" },
  live_endless: {
    en: "{file} goes on for more than {pages} pages; an answer without end is not shown.",
    "zh-CN": "{file} 的结果超过 {pages} 页仍未结束，未予显示。",
  },
  records_cut_short: {
    en: "{file} is not whole: its JSON breaks off at line {line}; half an answer is not shown.",
    "zh-CN": "{file} 不完整：其 JSON 在第 {line} 行中断；不完整的结果未予显示。",
  },
  live_incomplete: {
    en: "{file} gave only {got} of the {of} features it says it has; an incomplete answer is not shown.",
    "zh-CN": "{file} 声称有 {of} 条，实际只返回 {got} 条；结果不完整，未予显示。",
  },
  live_needs_token: { en: "{file} needs an access token.", "zh-CN": "{file} 需要访问令牌。" },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type IssueCode = keyof typeof SENTENCES;

/** The sentence of an issue in the reader's language. Values are inserted as they are; screens show the sentence as text, never as HTML. */
export function issueText(issue: Issue, language: Language): string {
  const values: Readonly<Record<string, string | number>> = { ...issue.detail, file: issue.file, place: issue.place ?? "" };
  return fillSentence(SENTENCES[issue.code][language], values);
}

/** A sentence with its {keys} replaced by the values of these names; what has no value stays as it is. */
export function fillSentence(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, key: string) => (Object.hasOwn(values, key) ? String(values[key]) : whole));
}
