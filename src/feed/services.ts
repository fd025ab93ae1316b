// A file of one of the three lists: entries with a place and a kind of service; the others are counted.
import { type ServiceList, type ServicePoint, serviceOf } from "../core/model/serviceLists";
import { fieldOf, type PointTable } from "./pointTable";

const NAMES = {
  service: ["service", "category", "类别", "服务类别", "类型"],
  name: ["name", "名称", "事项", "项目名称"],
  nameEn: ["nameen"],
  body: ["body", "organisation", "organization", "单位", "责任单位", "提供方", "需求方", "联系单位"],
  bodyEn: ["bodyen"],
  note: ["note", "remark", "description", "备注", "说明", "内容"],
} as const;

export interface ServiceFile {
  readonly points: readonly ServicePoint[];
  /** Rows without a place, and rows whose kind is none of the six. */
  readonly unplaced: number;
  readonly unknown: number;
}

/** Entries of a table. */
export function servicesOf(table: PointTable, list: ServiceList): ServiceFile {
  const points: ServicePoint[] = [];
  let unplaced = 0;
  let unknown = 0;
  for (const [index, row] of table.rows.entries()) {
    const service = serviceOf(fieldOf(row, NAMES.service));
    if (row.position === null) unplaced++;
    else if (service === null) unknown++;
    else {
      const name = fieldOf(row, NAMES.name);
      points.push({
        id: `${list}-${table.name}-${index + 1}`,
        list,
        service,
        name,
        nameEn: fieldOf(row, NAMES.nameEn) || name,
        body: fieldOf(row, NAMES.body),
        bodyEn: fieldOf(row, NAMES.bodyEn) || fieldOf(row, NAMES.body),
        note: fieldOf(row, NAMES.note),
        position: row.position,
      });
    }
  }
  return { points, unplaced, unknown };
}
