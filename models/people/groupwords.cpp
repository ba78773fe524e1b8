// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "people/groupwords.h"

#include "rights/rules.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::GroupWords {

namespace {

class Phrases {
    Q_DECLARE_TR_FUNCTIONS(GroupWords)

public:
    struct Group {
        QLatin1StringView name;
        QString title;
        QString purpose;
    };

    static auto groups()
    {
        return std::array{
            Group{"support"_L1, tr("Support"),
                tr("Customers, tickets and devices: who answers the phone.")},
            Group{"tech"_L1, tr("Technician"), tr("Jobs of their own day, in the field.")},
            Group{"facturation"_L1, tr("Billing"), tr("Invoices and payments of customers.")},
            Group{"comptabilite"_L1, tr("Accounting"),
                tr("Books and reports, beside what billing does.")},
            Group{"admin"_L1, tr("Administration"),
                tr("All of the desk, with people and what can be deleted.")},
            Group{"sysadmin"_L1, tr("Systems"), tr("Servers and network behind the desk.")},
            Group{"dev"_L1, tr("Development"), tr("Who builds and repairs the programs.")},
        };
    }
};

} // namespace

QStringList all()
{
    // Which groups there are is said by the rules of what they may do; here are only their words.
    static const QStringList known = Rights::Rules::builtIn().groups();
    QStringList names;
    for (const auto &group : Phrases::groups()) {
        if (known.contains(group.name))
            names += group.name;
    }
    for (const QString &group : known) {
        if (!names.contains(group))
            names += group;
    }
    return names;
}

QString title(const QString &group)
{
    for (const auto &one : Phrases::groups()) {
        if (one.name == group)
            return one.title;
    }
    return group;
}

QString purpose(const QString &group)
{
    for (const auto &one : Phrases::groups()) {
        if (one.name == group)
            return one.purpose;
    }
    return {};
}

} // namespace FibreDesk::GroupWords
