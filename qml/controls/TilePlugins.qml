// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick
import QtLocation

/*!
    One plugin for each address of tiles, shared by every map: tiles fetched for one are there for the next, and a map
    made later has nothing to load. A plugin reads its parameters once.
*/
QtObject {
    id: root

    property var made: ({})
    readonly property Component component: Component {
        Plugin {
            id: plugin

            required property string address
            required property string attribution
            required property string cache
            required property string offline

            name: plugin.address.length > 0 ? "osm" : "itemsoverlay"

            PluginParameter {
                name: "osm.mapping.providersrepository.disabled"
                value: true
            }
            PluginParameter {
                name: "osm.mapping.custom.host"
                value: plugin.address
            }
            PluginParameter {
                name: "osm.mapping.custom.datacopyright"
                value: plugin.attribution
            }
            PluginParameter {
                name: "osm.mapping.cache.directory"
                value: plugin.cache
            }
            PluginParameter {
                name: "osm.mapping.offline.directory"
                value: plugin.offline
            }
            PluginParameter {
                name: "osm.mapping.cache.disk.cost_strategy"
                value: "bytesize"
            }
            PluginParameter {
                name: "osm.mapping.cache.disk.size"
                value: 256 * 1024 * 1024
            }
            PluginParameter {
                name: "osm.useragent"
                value: "FibreDesk"
            }
        }
    }

    function pluginFor(address: string, attribution: string, cache: string, offline: string): Plugin {
        const key = [address, attribution, cache, offline].join("\n");
        if (root.made[key] === undefined) {
            root.made[key] = root.component.createObject(root, {
                "address": address,
                "attribution": attribution,
                "cache": cache,
                "offline": offline
            });
        }
        return root.made[key];
    }
}
