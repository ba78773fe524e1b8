// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace FibreDesk::Sync {

class SyncEngine;

/// What others say has changed, on its way to being read. A burst is one reading: few documents are
/// fetched by name, of more the kind is asked what changed, so that a colleague's bulk edit of
/// thousands costs a few lists a second.
class HintQueue : public QObject {
    Q_OBJECT

public:
    struct Options {
        std::chrono::milliseconds gather{80}; ///< what belongs to one save comes within this
        std::chrono::milliseconds every{250}; ///< no two readings are closer
        qsizetype mostByName = 4; ///< of one kind
        qsizetype mostRemembered = 200; ///< names of a burst that may be of deletions
    };

    /// `engine` must outlive this.
    HintQueue(SyncEngine *engine, Options options, QObject *parent = nullptr);
    explicit HintQueue(SyncEngine *engine, QObject *parent = nullptr);

    /// That document changed or went. Kinds that are not mirrored are ignored.
    void add(const QString &table, const QString &id);
    /// Kinds of which something waits to be read.
    [[nodiscard]] QStringList waiting() const { return m_waiting.keys(); }

private:
    struct Kind {
        /// None is forgotten: too many are `isMany`. Then a list tells what changed, but not what
        /// went: these are looked for by name. Past the most, the comparison of all names finds it.
        QSet<QString> ids{};
        bool isMany = false;
    };

    void schedule();
    void read();
    /// False where it has to wait: what is being read now may have been read before the change.
    [[nodiscard]] bool readKind(const QString &table, Kind &kind);

    SyncEngine *m_engine;
    Options m_options;
    QMap<QString, Kind> m_waiting;
    QTimer m_timer;
    QElapsedTimer m_sinceRead;
};

} // namespace FibreDesk::Sync
