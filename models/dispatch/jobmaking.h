// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dispatch/chainplan.h"
#include "outbox/write.h"

#include <QObject>
#include <QSqlDatabase>
#include <qqmlintegration.h>

#include <functional>
#include <memory>

namespace FibreDesk {
namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
}
namespace Store {
class Mirror;
}
} // namespace FibreDesk

namespace FibreDesk::Dispatch {

class DispatchController;
class RepeatController;
class TemplateController;

/// Jobs that are made several at a time: by a template, each depending on the one before it, or as
/// a series. They go into the outbox as one, with a name in common, and are given up as one as long
/// as they wait there.
class JobMaking : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_MOC_INCLUDE("repeatcontroller.h")
    Q_MOC_INCLUDE("templatecontroller.h")
    Q_PROPERTY(FibreDesk::Dispatch::TemplateController *templates READ templates CONSTANT)
    Q_PROPERTY(FibreDesk::Dispatch::RepeatController *repeats READ repeats CONSTANT)

public:
    JobMaking(DispatchController *desk, Store::Mirror *mirror, Outbox::WriteQueue *queue,
        const Erp::FieldMap *map);
    ~JobMaking() override;

    [[nodiscard]] TemplateController *templates() const { return m_templates.get(); }
    [[nodiscard]] RepeatController *repeats() const { return m_repeats.get(); }

    /// Puts all of them into the outbox in one step, or none; `done` hears why not.
    void put(std::vector<Outbox::NewWrite> writes, const QString &title,
        std::function<void(const std::optional<Error> &)> done);
    /// Gives up what of them is not sent yet, and says what stays.
    void giveUp(const QString &batch);

    /// How days are read where they are not the board's, in Mirror::read(): with the rules of the
    /// board as it is.
    [[nodiscard]] static DayInput dayInput(QSqlDatabase &db, const BoardInput &rules);
    /// The board's rules without its jobs.
    [[nodiscard]] BoardInput rules() const;

private:
    void tell(const QString &batch, int given);

    DispatchController *m_desk;
    Outbox::WriteQueue *m_queue;
    std::unique_ptr<TemplateController> m_templates;
    std::unique_ptr<RepeatController> m_repeats;
};

} // namespace FibreDesk::Dispatch
