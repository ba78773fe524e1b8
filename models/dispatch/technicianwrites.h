// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "core/records.h"

#include <QObject>

#include <map>

namespace FibreDesk {
namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
}
} // namespace FibreDesk

namespace FibreDesk::Dispatch {

/// Who is paused or back: a technician's status on its way through the outbox, shown at once and
/// taken back with the reason where the server or a colleague stands against it.
class TechnicianWrites : public QObject {
    Q_OBJECT

public:
    TechnicianWrites(
        Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent = nullptr);

    void setStatus(const Technician &truth, const QString &status);
    /// With what is on its way laid over it.
    [[nodiscard]] Technician effective(const Technician &truth) const;

Q_SIGNALS:
    void changed();
    void failed(const QString &technician, const FibreDesk::Error &error);

private:
    void handleChanged(const QString &id);
    [[nodiscard]] std::map<QString, QString> open() const;

    Outbox::WriteQueue *m_queue;
    QString m_doctype;
    QString m_field; ///< the server's name of the status
    std::map<QString, QString> m_shown; ///< by technician
};

} // namespace FibreDesk::Dispatch
