// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/message.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QObject>
#include <QRandomGenerator>

#include <optional>
#include <vector>

namespace FibreDesk::Sandbox {

/// One thing that goes wrong on request. Of the kinds, `latency` adds up and lets the request
/// through; each of the others ends it in its own way (see FaultBoard::kinds()).
struct Fault {
    int id = 0;
    QString service; ///< "erp", "hub", "traccar", "tiles", …; "*" = all but control
    QString kind;
    QByteArray method; ///< only requests with this method; empty = any
    QString path; ///< only requests whose decoded path contains this; empty = any
    int ms = 0; ///< latency; pause between pieces for "trickle"
    int status = 0; ///< for "status" and "html"; 0 = the kind's own default
    int retryAfter = 0; ///< seconds, for "rate-limit"
    QString body; ///< sent instead of the kind's own body
    qint64 remaining = -1; ///< times left; -1 = until removed
    qint64 until = -1; ///< milliseconds of the board's clock; -1 = until removed
    double probability = 1.0;
    qint64 hits = 0;
    QJsonObject extra; ///< the whole request of the control API, for kinds a service defines itself

    [[nodiscard]] QJsonObject toJson() const;
};

struct FaultKind {
    QString name;
    QString service; ///< "*" = every HTTP service
    QString description;
};

/// All active faults. The HTTP layer asks it about each connection and request; services ask for
/// their own kinds (an event stream that falls silent, a mail server that refuses).
class FaultBoard : public QObject {
    Q_OBJECT
public:
    explicit FaultBoard(quint32 seed = 1, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<FaultKind> &kinds() const { return m_kinds; }
    /// A service announces a kind that it applies itself through take().
    void registerKind(const QString &service, const QString &name, const QString &description);

    /// Adds from {"service","kind","ms","status","retry_after","body","method","path","count",
    /// "for_ms","probability"}; the id, or the reason of the refusal in `error` and 0.
    int add(const QJsonObject &spec, QString *error = nullptr);
    bool remove(int id);
    void clear(const QString &service = {});
    [[nodiscard]] QJsonArray toJson() const;

    /// The active fault of that kind, counted as used; nothing when there is none (any more).
    std::optional<Fault> take(const QString &service, const QString &kind);
    /// The same without counting it.
    [[nodiscard]] std::optional<Fault> peek(const QString &service, const QString &kind) const;

    /// Milliseconds to wait, then how this request ends if not well.
    struct Plan {
        int latency = 0;
        std::optional<Fault> ending;
    };
    Plan plan(const QString &service, const HttpRequest &request);

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool isLive(const Fault &fault) const;
    bool use(Fault &fault);
    void sweep();

    std::vector<FaultKind> m_kinds;
    std::vector<Fault> m_faults;
    QElapsedTimer m_clock;
    QRandomGenerator m_random;
    int m_lastId = 0;
};

} // namespace FibreDesk::Sandbox
