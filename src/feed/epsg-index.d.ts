// The part of epsg-index that is used: without this the compiler would infer a type from eight megabytes of definitions.
declare module "epsg-index/all.json" {
  const definitions: Readonly<Record<string, { readonly proj4: string | null }>>;
  export default definitions;
}
