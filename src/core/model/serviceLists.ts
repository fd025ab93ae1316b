// The three lists of a community (资源清单 需求清单 项目清单): places with one of six kinds of service.
import { SERVICES, type Service } from "./catalogue";

export const SERVICE_LISTS = ["resources", "needs", "projects"] as const;
export type ServiceList = (typeof SERVICE_LISTS)[number];

/** One entry. Position [lng, lat] in degrees. */
export interface ServicePoint {
  readonly id: string;
  readonly list: ServiceList;
  readonly service: Service;
  readonly name: string;
  readonly nameEn: string;
  /** Who offers it, asks for it, or carries it out; "" where not told. */
  readonly body: string;
  readonly bodyEn: string;
  readonly note: string;
  readonly position: readonly [number, number];
}

/** The kind of service that a word names, in Chinese, English or by its id; null for any other word. */
export function serviceOf(word: string): Service | null {
  const plain = word.trim().toLowerCase();
  const found = Object.entries(SERVICES).find(([id, words]) => id === plain || words["zh-CN"] === plain || words.en.toLowerCase() === plain);
  return found === undefined ? null : (found[0] as Service);
}
