// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <QObject>

#include <map>
#include <optional>

namespace FibreDesk {
namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
struct Write;
} // namespace Outbox
} // namespace FibreDesk

namespace FibreDesk::Dispatch {

/// Jobs that were split and whose second part did not come to be: read out of the outbox, which
/// knows it after a restart too.
class SplitWatch : public QObject {
    Q_OBJECT

public:
    struct Half {
        QString write; ///< what was to make the second part
        int whole = 0; ///< minutes, before
        int left = 0; ///< minutes, of the first part
        bool isUncertain = false; ///< nobody knows whether there is a second part
        Error error = {};

        bool operator==(const Half &) const = default;
    };

    SplitWatch(Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent = nullptr);

    /// Null where the job was not split, or the second part is there or on its way.
    [[nodiscard]] const Half *of(const QString &job) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] bool isPart(const Outbox::Write *write) const;
    void read();

    Outbox::WriteQueue *m_queue;
    const Erp::FieldMap *m_map;
    QString m_doctype;
    std::map<QString, Half> m_halves; ///< by the job that is shorter now
};

} // namespace FibreDesk::Dispatch
