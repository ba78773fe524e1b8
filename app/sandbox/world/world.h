// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "region/region.h"
#include "world/clock.h"
#include "world/doctypes.h"
#include "world/erperror.h"
#include "world/sqlite.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

#include <functional>

namespace FibreDesk::Sandbox {

/// The data of the invented ISP: one SQLite table per doctype, and the one path by which documents
/// change. Its rules are Frappe's: see facts of the REST layer. Writes throw ErpError.
class World : public QObject {
    Q_OBJECT
public:
    struct Options {
        double scale = 0.05;
        quint32 seed = 1;
        QString cacheDir;
        QString dataDir;
        bool keep = false;
        bool plain = false; ///< shown as an ERPNext without the ISP's own doctypes and fields
        std::function<void(const QString &)> progress;
    };
    enum class Change { Inserted, Updated, Removed };
    Q_ENUM(Change)

    World(const Region &region, SiteClock &clock, QObject *parent = nullptr);
    ~World() override;

    /// Opens a fresh copy of the generated world (generating it first if need be), or with `keep`
    /// what the last run left in dataDir.
    bool open(const Options &options, QString *error);

    [[nodiscard]] Database &database() { return m_database; }
    /// The doctype as the REST interface may show it; null where the site has none.
    [[nodiscard]] const DocType *shownType(QStringView name) const;
    [[nodiscard]] bool isShown(const DocType &type, QStringView field) const;
    [[nodiscard]] bool isPlain() const { return m_isPlain; }
    [[nodiscard]] SiteClock &clock() { return m_clock; }
    [[nodiscard]] const Region &region() const { return m_region; }

    [[nodiscard]] bool exists(const QString &doctype, const QString &name);
    [[nodiscard]] qint64 count(const QString &doctype);
    /// The clear text of a password; null where none was set.
    [[nodiscard]] QJsonValue password(
        const QString &doctype, const QString &name, const QString &field);
    /// The stored document with its child rows, null fields included, passwords masked; empty when
    /// there is none.
    [[nodiscard]] QJsonObject document(const QString &doctype, const QString &name);
    /// Rows of any SELECT as objects by column name; parameters are bound in order.
    QList<QJsonObject> query(QByteArrayView sql, const QJsonArray &parameters = {});

    QJsonObject insert(const QString &doctype, const QJsonObject &values, const QString &user);
    /// A patch of top-level fields; child tables given are replaced whole. With "modified" in the
    /// patch it must equal the stored string.
    QJsonObject update(const QString &doctype, const QString &name, const QJsonObject &patch,
        const QString &user, bool checkModified = true);
    void remove(const QString &doctype, const QString &name);
    /// The documents that link to one, by doctype.
    [[nodiscard]] QJsonObject linkedWith(const QString &doctype, const QString &name);

Q_SIGNALS:
    /// After every committed write, whoever made it; `before` is empty for an insert, `after` for a
    /// removal.
    void documentChanged(const QString &doctype, const QString &name,
        FibreDesk::Sandbox::World::Change change, const QJsonObject &before,
        const QJsonObject &after);

private:
    bool prepareFile(const Options &options, const QString &path, QString *error);
    /// Lets today's jobs begin and end as far as the clock has come.
    void settleToday();

    /// What was changed, by whom and when, as Frappe keeps it.
    void keepVersion(const DocType &type, const QString &name, const QJsonObject &before,
        const QJsonObject &fields, const QString &user, const QString &stamp);
    [[nodiscard]] QString nextName(const DocType &type, const QJsonObject &values);
    QJsonValue checked(const DocField &field, const QJsonValue &value);
    void checkUnique(const DocType &type, const QString &name, const QJsonObject &values);
    void fetchFields(const DocType &type, QJsonObject &values);
    void writeChildren(const DocType &type, const QString &parent, const QJsonObject &values,
        const QString &user, const QString &stamp);
    [[nodiscard]] QJsonObject checkedFields(const DocType &type, const QJsonObject &values);

    const Region &m_region;
    SiteClock &m_clock;
    Database m_database;
    bool m_isPlain = false;
};

/// Times go out as Python's timedelta writes them: "8:30:00".
[[nodiscard]] QString siteTime(const QString &stored);

} // namespace FibreDesk::Sandbox
