// How many points a machine draws smoothly. Above it the density raster takes over, and the screen says so.

/** Points that a graphics card pans at 60 frames a second with a wide margin. */
export const GPU_POINT_LIMIT = 300_000;
/** Points that software rendering still pans (about 0.2 s a frame at 20,000; 9 s at 1,000,000). */
export const SOFTWARE_POINT_LIMIT = 20_000;

/** Names that software renderers give themselves: SwiftShader, Mesa's llvmpipe and softpipe, Windows' WARP. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** How many points may be drawn by the renderer of this name (WebGL's UNMASKED_RENDERER_WEBGL); an unknown one is taken for a graphics card. */
export function drawLimit(renderer: string): number {
  return SOFTWARE.test(renderer) ? SOFTWARE_POINT_LIMIT : GPU_POINT_LIMIT;
}

/** Name of the renderer behind a canvas that has a WebGL 2 context, "" when it cannot be told. */
export function rendererOf(canvas: HTMLCanvasElement): string {
  const gl = canvas.getContext("webgl2");
  const extension = gl?.getExtension("WEBGL_debug_renderer_info");
  return gl && extension ? String(gl.getParameter(extension.UNMASKED_RENDERER_WEBGL)) : "";
}
