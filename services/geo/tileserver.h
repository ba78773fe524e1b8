// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geo/tileregion.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace FibreDesk::Geo {

/// One file of tiles for some themes.
struct TileFile {
    QString file;
    QString theme; ///< empty = for all
    bool operator==(const TileFile &) const = default;
};

/// Hands the tiles of files to the map, which can only ask an address: HTTP on the loopback, at a
/// port and below a word that nobody else knows. What no file has is sent on to the server of the
/// profile. Works in a thread of its own.
class TileServer : public QObject {
    Q_OBJECT

public:
    explicit TileServer(QObject *parent = nullptr);
    ~TileServer() override;

    /// The files in the order of asking, and where to send on to ({theme}, {z}, {x}, {y}; empty =
    /// nowhere). Listens from the first call with a file on.
    void setFiles(const std::vector<TileFile> &files, const QString &elsewhere);
    /// {theme}, {z}, {x} and {y} stand in it; empty while there is nothing to serve, or no port.
    [[nodiscard]] QString address() const { return m_address; }

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker = nullptr;
    quint16 m_port = 0;
    QString m_address;
};

} // namespace FibreDesk::Geo
