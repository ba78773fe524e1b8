// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/recordmodel.h"
#include "geo/mbtiles.h"
#include "geo/regiondownload.h"
#include "geo/tileserver.h"

#include <QDateTime>
#include <QObject>
#include <QThreadPool>
#include <QUrl>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Geo {
class TileSource;
}

/// The map without a network: regions of the profile's tiles, fetched one after the other, and
/// files of tiles brought along. Whatever is here is what the map uses.
class OfflineTiles : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the MapDesk")
    /// Rows: rowId (the file), name, isRegion, phase, progress, state, problem, canPause,
    /// canResume.
    Q_PROPERTY(FibreDesk::RecordModel *list READ list CONSTANT)
    Q_PROPERTY(qint64 planTiles READ planTiles NOTIFY planned)
    Q_PROPERTY(QString planText READ planText NOTIFY planned)
    /// Why this cannot be fetched; empty = it can.
    Q_PROPERTY(QString planRefusal READ planRefusal NOTIFY planned)
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)

public:
    /// Regions are kept in `folder`. `tiles` outlives it.
    OfflineTiles(QString folder, Geo::TileSource *tiles, QObject *parent = nullptr);
    ~OfflineTiles() override;

    /// The files that were brought along.
    [[nodiscard]] QString toText() const;
    void fromText(const QString &text);
    void setLanguage(const QString &language);
    /// Off: nothing is fetched.
    void setOnline(bool isOnline);
    /// For tests, which do not wait.
    void setPace(const Geo::RegionDownload::Pace &pace) { m_pace = pace; }

    [[nodiscard]] RecordModel *list() { return &m_list; }
    [[nodiscard]] qint64 planTiles() const { return m_plan.count(); }
    [[nodiscard]] QString planText() const;
    [[nodiscard]] QString planRefusal() const;
    [[nodiscard]] QString problem() const { return m_problem; }

    /// Finds the regions of before.
    Q_INVOKABLE void load();
    /// What a region would be: how many tiles exactly, and how large about.
    Q_INVOKABLE void plan(const QString &theme, double south, double west, double north,
        double east, int minZoom, int maxZoom);
    /// Fetches what was planned, up to that many MB.
    Q_INVOKABLE bool begin(const QString &name, int megabytes);
    Q_INVOKABLE void pause(const QString &file);
    Q_INVOKABLE void resume(const QString &file);
    /// A region with its file; of what was brought along only the entry.
    Q_INVOKABLE void removeFile(const QString &file);
    Q_INVOKABLE void addFile(const QUrl &file);
    Q_INVOKABLE FibreDesk::Geo::Bounds boundsOf(const QString &file) const;

Q_SIGNALS:
    void planned();
    void problemChanged();
    /// By people: to be remembered.
    void remembered();

private:
    struct Region {
        Geo::RegionState state;
        std::unique_ptr<Geo::RegionDownload> download;
        bool isNext = false; ///< goes when the one before it ends
    };
    struct Brought {
        QString file;
        std::optional<Geo::MbTiles::Facts> facts;
        QDateTime changed; ///< the file, when it was looked into
        QString problem;
    };

    void addBrought(const QString &file);
    void handleState(const QString &file);
    void deleteFile(const QString &file);
    void startNext();
    /// Hands what is there to the map.
    void serve();
    void listRows();
    [[nodiscard]] Region *region(const QString &file);
    [[nodiscard]] QString stateText(const Region &region) const;
    [[nodiscard]] QString problemText(const Region &region) const;
    void setProblem(const QString &problem);
    [[nodiscard]] static QString forbiddenText(const QString &who);

    QString m_folder;
    Geo::TileSource *m_tiles;
    Geo::RegionDownload::Pace m_pace;
    Geo::TileServer m_server;
    std::vector<std::unique_ptr<Region>> m_regions;
    std::vector<Brought> m_brought;
    Geo::TileRegion m_plan;
    QString m_planTheme;
    Geo::TileAverage m_average;
    QString m_language = QStringLiteral("en");
    QString m_problem;
    RecordModel m_list;
    bool m_isOnline = true;
    int m_generation = 0;
    QThreadPool m_thread;
};

} // namespace FibreDesk
