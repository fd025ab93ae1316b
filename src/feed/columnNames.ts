// Under which names the native columns go in the wild: portals of cities, grid platforms, police and fire exports, in English and Chinese.
import type { NativeColumn } from "../core/model/columns";

/** Names in the order of preference, written as `plainName` leaves them. `*` stands for anything: only where the word alone is telling. */
export const COLUMN_NAMES: ReadonlyMap<NativeColumn, readonly string[]> = new Map([
  [
    "case_id",
    words(`caseid caseenquiryid uniquekey servicerequestid servicerequestnumber srnumber requestid ticketid casenumber caseno casecode reportid recid
    eventid eventcode incidentid rowid taskid taskcode orderid objectid id callnumber incidentnumber
    案件编号 案件编码 案件号 案卷编号 工单编号 工单号 任务号 任务编号 事件编号 事件编码 受理编号 流水号 单号 编号`),
  ],
  [
    "reported_at",
    words(`reportedat reporteddate reportedtime reporttime reportdate createddate createdat createtime creationdate creationtime datecreated created
    opened opendt openeddate opendate dateopened openedat requesteddatetime requestdate submitteddate submittedat receivedtimestamp receiveddate receivedat received
    entrytimestamp incidentdatetime incidentdate incidenttime occurreddate occurredat occurtime eventtime servicedate calldate dates datetime timestamp date time
    上报时间 *上报时间 举报时间 采集时间 受理时间 发现时间 来电时间 反映时间 诉求时间 投诉时间 报案时间 接报时间 提交时间 创建时间 生成时间 发生时间 *发生时间 事发时间 案发时间 上报日期 发生日期 日期 时间`),
  ],
  ["registered_at", words("registeredat registereddate registrationtime registertime registrationdate 立案时间 *立案时间 登记时间 立案日期")],
  [
    "dispatched_at",
    words(
      "dispatchedat dispatchtime dispatchdate dispatchtimestamp assignedat assigneddate assigntime 派遣时间 *派遣时间 派单时间 交办时间 分派时间 派发时间 转办时间",
    ),
  ],
  [
    "deadline_at",
    words(`deadlineat deadline deadlinetime duedate duedt dueat duetime targetdt targetdate sladue sladate slaresolutiondue expecteddatetime expecteddate
    截止时间 *截止时间 *截止日期 办理期限 处置期限 处理期限 处置时限 到期时间 限办时间 应办结时间 期限`),
  ],
  [
    "handled_at",
    words(
      "handledat handledate handletime resolvedat resolveddate resolutiondate completedat completeddate completiondate onscenetimestamp 处置时间 *处置完成时间 处理完成时间 办理完成时间 完成时间 处理时间 办理时间",
    ),
  ],
  ["verified_at", words("verifiedat verifieddate verifytime inspectiondate 核查时间 *核查时间 核实时间 验收时间")],
  [
    "closed_at",
    words(
      "closedat closeddate closeddt closedtime closetime closedate dateclosed closed availabletimestamp 结案时间 *结案时间 办结时间 *办结时间 归档时间 关闭时间 结案日期",
    ),
  ],
  ["called_back_at", words("calledbackat callbackat callbacktime callbackdate 回访时间 *回访时间")],
  [
    "updated_at",
    words(
      "updatedat updateddate updateddatetime updatedatetime updatetime lastupdated lastupdate lastmodified modifiedat modifieddate resolutionactionupdateddate updated 更新时间 *更新时间 修改时间",
    ),
  ],
  [
    "category",
    words(`category categoryname casetype calltype complainttype requesttype servicename eventtypename incidenttype offense offensetype crimetype maintypename type
    案件类别 案件类型 事件类型 事件类别 问题类型 问题类别 诉求类型 类别 类型 案类 大类名称 大类 处理别 类别名称 分类 小类名称 小类`),
  ],
  [
    "category_code",
    words("categorycode categoryid typecode typeid eventtypeid servicecode maintypeid 类别编码 类别代码 类型编码 案件类别编码 大类编码 小类编码"),
  ],
  [
    "source",
    words(
      "source sourcename eventsrcname channel origin intakechannel methodreceived methodreceiveddescription 来源 上报来源 *来源 案件来源 问题来源 上报渠道 渠道 受理渠道",
    ),
  ],
  [
    "department",
    words(`department departmentname dept agency agencyname responsibleagency agencyresponsible disposeunitname owner queue assignedto assigneddepartment
    部门 责任部门 处置部门 主办部门 承办部门 *部门 承办单位 主办单位 责任单位 处置单位 处理单位 办理单位 单位`),
  ],
  ["level", words("level priority severity urgency finalpriority 等级 级别 案件等级 案件级别 紧急程度 严重程度 优先级")],
  ["state", words("status casestatus requeststatus state currentstate callfinaldisposition 状态 案件状态 *状态 办理状态 当前阶段 办理环节 案件阶段")],
  ["satisfaction", words("satisfaction satisfactionlevel 满意度 满意情况 是否满意 *满意度 评价结果")],
  ["supervised", words("supervised issupervised 督办 是否督办 *督办")],
  ["rework_count", words("reworkcount reworks reopencount 返工次数 返工数 重办次数")],
  ["return_count", words("returncount returns 退回次数 退单次数 回退次数")],
  [
    "address",
    words(
      "address incidentaddress fulladdress streetaddress occurplace locationdescription location street 地址 详细地址 *地址 案发地点 事发地点 肇事地点 发生地点 *地点 位置描述 位置",
    ),
  ],
  ["title", words("title casetitle subject requesttype complainttype subtypename descriptor 标题 案件标题 *标题 主题 案件名称 事件名称")],
  [
    "description",
    words("description descript details requestdetails descriptor problemdescription remarks 问题描述 案件描述 事件描述 *描述 诉求内容 *内容 案情 备注"),
  ],
] as const);

const LNG_NAMES = words("lng lon long longitude x xcoord xcoordinate coordx pointx geox gpslng gpslon 经度 *经度 x坐标 坐标x 横坐标 *longitude *lng *lon");
const LAT_NAMES = words("lat latitude y ycoord ycoordinate coordy pointy geoy gpslat 纬度 *纬度 y坐标 坐标y 纵坐标 *latitude *lat");

/** Names of the two halves of a position, longitude and latitude (or easting and northing), in the order of preference. */
export const POSITION_NAMES = { lng: LNG_NAMES, lat: LAT_NAMES } as const;

// What is written traditionally in the names above, and as one writes it in simplified characters.
const TRADITIONAL = "時間經緯編號類別報發來門結處辦狀態級滿內標題點單訪驗關閉採現創審座訴舉開業務員區遷駐嚴優質實際應屬當階環緊責對傳轉";
const SIMPLIFIED = "时间经纬编号类别报发来门结处办状态级满内标题点单访验关闭采现创审坐诉举开业务员区迁驻严优质实际应属当阶环紧责对传转";

/** A column's name as the lists write it: one width, lower case, simplified characters, without separators and without remarks in brackets. */
export function plainName(name: string): string {
  const plain = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[(（[【].*$/u, (remark, at: number) => (at > 0 ? "" : remark))
    .replace(/[\s_.:/\\()[\]\ufeff"'-]+/g, "");
  return Array.from(plain, (sign) => SIMPLIFIED[TRADITIONAL.indexOf(sign)] ?? sign).join("");
}

/** Place of a column's plain name in a list, from 0; a pattern `*…` matches a name that ends so. Infinity when it is not there. */
export function rankOf(plain: string, names: readonly string[]): number {
  const exact = names.indexOf(plain);
  if (exact >= 0) return exact;
  const ending = names.findIndex((name) => name.startsWith("*") && plain.endsWith(name.slice(1)));
  return ending >= 0 ? names.length + ending : Number.POSITIVE_INFINITY;
}

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
