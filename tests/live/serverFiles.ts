// The files of MapServer, QGIS Server and nginx as a deployment would write them, over one table of reports in PostGIS.

const COLUMNS = "report_id, reported_at, updated_at, category";

/** MapServer 8.0 straight on PostGIS, where it ignores `offset` (MapServer #6613). */
export function mapFile(port: number, postgis: number): string {
  const address = `http://127.0.0.1:${port}/ogc/city`;
  const database = `host=127.0.0.1 port=${postgis} dbname=city user=web password=web`;
  const metadata = `METADATA "oga_title" "reports" "ows_extent" "120 31 123 32" "oga_use_default_extent_for_getfeature" "false" "gml_include_items" "all" "gml_featureid" "report_id" "gml_types" "auto" END`;
  return `MAP
  NAME "city" EXTENT 120 31 123 32 UNITS DD SIZE 400 400
  PROJECTION "init=epsg:4326" END
  WEB METADATA
    "oga_title" "city" "oga_description" "reports" "oga_enable_request" "*" "oga_onlineresource" "${address}/ogcapi"
    "oga_html_template_directory" "/usr/share/mapserver/ogcapi/templates/html-plain/" "oga_max_limit" "10000" "oga_limit" "1000"
  END END
  OUTPUTFORMAT NAME "geojson" DRIVER "OGR/GEOJSON" MIMETYPE "application/json; charset=utf-8" FORMATOPTION "STORAGE=stream" FORMATOPTION "FORM=SIMPLE" FORMATOPTION "USE_FEATUREID=true" END
  LAYER NAME "reports" TYPE POINT STATUS ON TEMPLATE "x"
    CONNECTIONTYPE POSTGIS CONNECTION "${database}" DATA "geom FROM (select ${COLUMNS}, geom from reports order by report_id) AS q USING UNIQUE report_id USING SRID=4326"
    PROJECTION "init=epsg:4326" END
    ${metadata}
  END
END
`;
}

/** nginx in the foreground, all its files in \`home\`. */
export function nginxConf(home: string, port: number, asRoot: boolean): string {
  const fcgi = `include /etc/nginx/fastcgi_params; fastcgi_param HTTP_HOST $http_host;`;
  return `${asRoot ? "user root;\n" : ""}daemon off; worker_processes 1; pid ${home}/nginx.pid; error_log ${home}/error.log;
events { worker_connections 128; }
http { access_log off;
 client_body_temp_path ${home}/tmp/b; proxy_temp_path ${home}/tmp/p; fastcgi_temp_path ${home}/tmp/f; uwsgi_temp_path ${home}/tmp/u; scgi_temp_path ${home}/tmp/s;
 server { listen 127.0.0.1:${port}; server_name 127.0.0.1;
  location /ogc/ { ${fcgi} fastcgi_param SCRIPT_NAME /ogc; fastcgi_split_path_info ^(/ogc)(/.*)$; fastcgi_param PATH_INFO $fastcgi_path_info; fastcgi_param MAPSERVER_CONFIG_FILE ${home}/mapserver.conf; fastcgi_pass unix:${home}/ms.sock; }
  location /wfs3 { ${fcgi} fastcgi_param SCRIPT_NAME ""; fastcgi_param PATH_INFO $uri; fastcgi_param QUERY_STRING $args; fastcgi_pass unix:${home}/q.sock; }
 }
}
`;
}

/** Writes a QGIS project that publishes the table: python3 project.py OUT.qgs PORT */
export const QGIS_PROJECT = `
import sys
from qgis.core import *
app = QgsApplication([], False); app.initQgis()
project = QgsProject.instance(); project.setTitle('city'); project.setCrs(QgsCoordinateReferenceSystem('EPSG:4326'))
uri = "dbname='city' host=127.0.0.1 port=%s user='web' password='web' key='report_id' srid=4326 type=Point table=\\"public\\".\\"reports\\" (geom)" % sys.argv[2]
layer = QgsVectorLayer(uri, 'reports', 'postgres')
assert layer.isValid(), layer.error().message()
layer.setShortName('reports'); project.addMapLayer(layer)
project.writeEntry('WFSLayers', '/', [layer.id()]); project.writeEntry('WFSLayersPrecision', '/' + layer.id(), 8)
assert project.write(sys.argv[1])
app.exitQgis()
`;
