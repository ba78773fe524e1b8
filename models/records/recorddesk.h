// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/requestscope.h"
#include "erp/fieldmap.h"
#include "secrets.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}
namespace Outbox {
class WriteQueue;
}
namespace Store {
class Mirror;
}

/// What the records of all pages share: the ways to the server, whether it may be asked, the
/// secrets, and what administrators added to each kind.
class RecordDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Erp::ErpClient *erp = nullptr; ///< null: nothing is asked
        Outbox::WriteQueue *queue = nullptr;
        const Erp::FieldMap *map = nullptr;
        Store::Mirror *mirror = nullptr;
    };

    explicit RecordDesk(Parts parts, Secrets::Timing timing = {}, QObject *parent = nullptr);
    ~RecordDesk() override;

    [[nodiscard]] const Parts &parts() const { return m_parts; }
    [[nodiscard]] Secrets *secrets() { return &m_secrets; }
    [[nodiscard]] bool canAsk() const { return m_parts.erp && m_isOnline; }
    void setOnline(bool isOnline);

    /// The fields of a kind that an administrator added and our own layout does not show, in the
    /// order of the form, with the headings between them; nothing while nobody knows.
    [[nodiscard]] std::optional<QList<Erp::DocField>> customFields(const QString &kind) const;
    /// What a standard field of type Select may hold, as the server spells it; empty while nobody
    /// knows.
    [[nodiscard]] QStringList choices(const QString &kind, const QString &serverField) const;
    /// Whether saves of this kind leave a Version; nothing while nobody knows.
    [[nodiscard]] std::optional<bool> tracksChanges(const QString &kind) const;
    /// Looks the kind up, in the mirror and, once in a run, at the server; learnt() follows, or
    /// failed().
    void learn(const QString &kind);

    /// Of a form, what customFields() answers.
    [[nodiscard]] static QList<Erp::DocField> customFieldsOf(
        const Erp::DocTypeMeta &meta, const Erp::FieldMap &map, const QString &kind);

Q_SIGNALS:
    void onlineChanged();
    void learnt(const QString &kind);
    void failed(const QString &kind, const FibreDesk::Error &error);

private:
    struct Known {
        QList<Erp::DocField> fields;
        bool tracksChanges = false;
        QMap<QString, QStringList> choices; ///< by standard field

        bool operator==(const Known &) const = default;
    };

    [[nodiscard]] static QString toText(const Known &known);
    [[nodiscard]] static std::optional<Known> fromText(const QString &text);
    void recall(const QString &kind);
    void ask(const QString &kind);
    void keep(const QString &kind, const Known &known);

    Parts m_parts;
    Secrets m_secrets;
    RequestScope m_scope;
    QHash<QString, Known> m_known;
    QSet<QString> m_recalled;
    QSet<QString> m_asked; ///< on their way, or answered in this run
    bool m_isOnline = true;
};

} // namespace FibreDesk
