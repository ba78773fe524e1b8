// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/requestscope.h"
#include "erp/dependents.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>

#include <optional>
#include <vector>

namespace FibreDesk {
namespace Erp {
class ErpClient;
class FieldMap;
} // namespace Erp
namespace Outbox {
class WriteQueue;
struct Write;
} // namespace Outbox
} // namespace FibreDesk

namespace FibreDesk::Dispatch {

/// A Dispatch Preset as the server has it.
struct Preset {
    QString name; ///< the document's
    QString title;
    QString filters; ///< JSON, or what somebody made of it
    bool isShared = false;
    QString owner;
    QString modified; ///< raw
    QString modifiedBy;

    bool operator==(const Preset &) const = default;
};

/// The presets on ERPNext: read whole now and then, written through the outbox like everything
/// else. What was read last is known without a network too.
class PresetStore : public QObject {
    Q_OBJECT

public:
    enum class Access {
        Unknown, ///< not read yet
        Ready,
        Absent, ///< the site has no such doctype
        Failed, ///< see error()
    };

    /// Everything outlives it.
    PresetStore(Outbox::WriteQueue *queue, const Erp::FieldMap *map, Clock clock,
        QObject *parent = nullptr);
    ~PresetStore() override;

    void setServer(Erp::ErpClient *erp) { m_erp = erp; }
    [[nodiscard]] QString doctype() const { return m_doctype; }
    [[nodiscard]] bool hasServer() const { return m_erp != nullptr; }
    void refresh();

    [[nodiscard]] Access access() const { return m_access; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] bool isReading() const { return m_isReading; }
    /// UTC; invalid = never.
    [[nodiscard]] QDateTime readAt() const { return m_readAt; }
    [[nodiscard]] const std::vector<Preset> &presets() const { return m_presets; }
    [[nodiscard]] const Preset *find(const QString &name) const;
    /// What was read last, to be kept, and put back at the next start.
    [[nodiscard]] QJsonObject kept() const;
    void restore(const QJsonObject &kept);

    /// A new one, shared. `tag` tells its write from others.
    void create(const QString &title, const QString &filters, const QString &tag);
    struct Change {
        std::optional<QString> title = {};
        std::optional<QString> filters = {};
        std::optional<bool> isShared = {};
    };
    void change(const QString &name, const Change &change);
    /// Asks what points at it on the server; dependentsKnown() follows.
    void askDependents(const QString &name);
    /// Unless somebody has changed it since it was read.
    void remove(const QString &name);

    /// Writes that are not settled, or were refused.
    [[nodiscard]] std::vector<Outbox::Write> openWrites() const;
    [[nodiscard]] QString serverField(const QString &field) const;

Q_SIGNALS:
    void changed();
    /// A change of that preset, or of the new one of that title, did not come through.
    void failed(const QString &title, const FibreDesk::Error &error);
    /// A preset of create() is there now.
    void created(const QString &tag);
    void removed(const QString &title);
    void dependentsKnown(
        const QString &name, const FibreDesk::Result<QList<FibreDesk::Erp::Dependents>> &found);

private:
    void handleWrite(const QString &id);
    void upsert(const Preset &preset);
    [[nodiscard]] Preset presetOf(const QJsonObject &document) const;

    Outbox::WriteQueue *m_queue;
    const Erp::FieldMap *m_map;
    Clock m_clock;
    QString m_doctype;
    Erp::ErpClient *m_erp = nullptr;
    RequestScope m_scope;
    Access m_access = Access::Unknown;
    std::optional<Error> m_error;
    bool m_isReading = false;
    QDateTime m_readAt;
    std::vector<Preset> m_presets; ///< by title
    QHash<QString, QString> m_tags; ///< of creates, by the write's id
    QSet<QString> m_told; ///< writes whose failure has been told
    int m_generation = 0;
};

} // namespace FibreDesk::Dispatch
