// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/region.h"
#include "world/clock.h"

#include <QObject>

#include <functional>

namespace FibreDesk::Sandbox {

/// The data of the invented ISP: one SQLite table per doctype.
class World : public QObject {
    Q_OBJECT
public:
    struct Options {
        double scale = 0.05;
        quint32 seed = 1;
        QString cacheDir;
        QString dataDir;
        bool keep = false;
        std::function<void(const QString &)> progress;
    };
    enum class Change { Inserted, Updated, Removed };
    Q_ENUM(Change)

    World(const Region &region, SiteClock &clock, QObject *parent = nullptr);
    ~World() override;

    bool open(const Options &options, QString *error);

Q_SIGNALS:
    /// After every committed write, whoever made it.
    void documentChanged(
        const QString &doctype, const QString &name, FibreDesk::Sandbox::World::Change change);

private:
    const Region &m_region;
    SiteClock &m_clock;
};

} // namespace FibreDesk::Sandbox
