"""Declarations of the Committee of Ministers are cited by their day."""

from __future__ import annotations

import pytest

from tests.citing import cited


@pytest.mark.parametrize(
    "text",
    [
        "the Declaration of the Committee of Ministers of 6 February 2008",
        "the Committee of Ministers' Declaration on action to protect defenders, adopted on 6 February 2008",
        "CoE Committee of Ministers, Declaration on action to protect defenders (6 February 2008)",
        "la Déclaration du Comité des Ministres du 6 février 2008",
        "la declaración del Comité de Ministros de 6 de febrero de 2008",
        "how the Committee of Ministers adopted its Declaration of 6 February 2008",
        "how in its Declaration of 6 February 2008, the Committee of Ministers asked it",
        "comment, dans sa Déclaration du 6 février 2008, le Comité des Ministres",
        'Committee of Ministers, "Declaration on action to protect defenders" (para. 34), 6 February 2008',
        "Eur. Comm. of Ministers, Declaration on action to protect defenders, ¶ 34 (Feb. 6, 2008)",
        "Committee of Ministers Declaration on action to protect defenders adopted on 6 February 2008",
        "the Declaration by the Committee of Ministers on the European Court (adopted on 6 February 2008)",
        "la Déclaration du Comité des Ministres sur les défenseurs, adoptée le 6 février 2008",
        'Committee of Ministers, "Declaration on action to protect defenders," Feb. 6, 2008',
        "that the Committee of Ministers adopted a declaration on 6 February 2008",
        "Decl(06/02/2008)",
        # behind its title: "of" its day
        "the Committee of Ministers declaration on human rights defenders of 6 February 2008",
        "the Declaration of the Committee of Ministers on the safety of lawyers of 6 February 2008",
        "the Declaration of the Committee of Ministers on the Internet of 6 February 2008",
        "la Déclaration du Comité des Ministres sur les défenseurs des droits de l'homme du 6 février 2008",
        # as that of adoption
        "how the Committee of Ministers adopted the Declaration of 6 February 2008 on human rights defenders",
        "how the Committee of Ministers adopted its Declaration on human rights defenders on 6 February 2008",
        "how the Committee of Ministers adopted the Declaration on human rights defenders on 6 February 2008",
        "how the Committee of Ministers adopted the Declaration on human rights defenders (6 February 2008)",
        "comment le Comité des Ministres a adopté la Déclaration sur les journalistes le 6 février 2008",
        "the Declaration on human rights defenders, adopted by the Committee of Ministers on 6 February 2008",
        "Declaration of the Committee of Ministers on the work of the United Nations of 6 February 2008",
        "la Déclaration du Comité des Ministres sur la mise à jour des listes du 6 février 2008",
        # before it, where it says what was done on that day
        "how, on 6 February 2008, the Committee of Ministers adopted its Declaration on journalists",
        "que, le 6 février 2008, le Comité des Ministres a adopté sa Déclaration sur les journalistes",
        "que el 6 de febrero de 2008 el Comité de Ministros adoptó su Declaración sobre los abogados",
        # in its imprint
        "the Declaration of the Committee of Ministers on what the Council of Europe may do for lawyers "
        "(Adopted by the Committee of Ministers on 6 February 2008 at the 1017th meeting of the Deputies)",
        "la Déclaration du Comité des Ministres sur les journalistes (adoptée par le Comité des Ministres le "
        "6 février 2008, lors de la 1017e réunion des Délégués)",
        "Committee of Ministers of the Council of Europe. (2008, February 6). Declaration on journalists",
    ],
)
def test_its_day_is_its_number(text: str) -> None:
    assert cited(f"See {text}.") == ["Decl-06.02.2008"]


@pytest.mark.parametrize(
    "text",
    [
        "The Committee of Ministers met on 6 February 2008.",
        "Declaration of the Committee of Ministers. They met on 6 February 2008.",
        "the Committee of Ministers adopted a declaration in 2008",
        "the Committee of Ministers recalled the Declaration of Heads of State of 17 May 2005",
        "In its declaration of 6 February 2008, the Minister asked the Committee of Ministers",
        "the declaration of the Minister of 6 February 2008",
        "the declaration of the Committee of Ministers of February 2008",
        "The Committee of Ministers adopted a declaration condemning a murder on 15 July 2009",
        "The Committee of Ministers adopted a declaration on a law of its Court adopted on 15 July 2009",
        "The Committee of Ministers’ declaration came two days later, on 6 February 2008",
        "the Declaration of the Committee of Ministers, which met the victims, on 6 February 2008",
        "the declaration of the Committee of Ministers on the murder of a journalist, 7 October 2006",
        "The Committee of Ministers adopted a declaration on the arrest of defenders since 5 July 2017",
        "the declaration of the Committee of Ministers on the arrest of defenders since 5 July 2017",
        "the declaration of the Committee of Ministers on the treaty of the United Nations, 5 July 2017",
        "the declaration of the Committee of Ministers on the work of the Human Rights Council, 5 July 2017",
        "the Committee of Ministers adopted a declaration on the Universal Declaration of 10 December 1988",
        "the Committee of Ministers approved the Declaration of the General Assembly of 9 December 1988",
        "the declaration of the Committee of Ministers of 10 December 1948",
        "the Declaration of the Committee of Ministers on the attacks of 11 September 2001",
        "the Declaration of the Committee of Ministers on the murder of a journalist of 7 October 2006",
        "the Declaration of the Committee of Ministers on the uprising of 17 June 1953",
        "la Déclaration du Comité des Ministres sur les attentats du 11 septembre 2001",
        "The Committee of Ministers adopted a declaration on the safety of lawyers on 15 July 2009",
        "The Committee of Ministers adopted the Declaration on the arrest of lawyers on 15 July 2009",
        "Declaration of the Committee of Ministers on the occasion of World Refugee Day of 20 June 2018",
        "Committee of Ministers, Declaration on International Women's Day, 8 March 2018",
        "Déclaration du Comité des Ministres sur la Journée mondiale des réfugiés du 20 juin 2018",
        "Declaración del Comité de Ministros sobre el Día Internacional de la Mujer de 8 de marzo de 2018",
        "Deploring a murder in France on 7 October 2006, the Committee of Ministers adopted its Declaration",
        "On 7 October 2006, the Committee of Ministers welcomed its Declaration on journalists",
    ],
)
def test_another_date_is_none(text: str) -> None:
    assert cited(text) == []


def test_a_declaration_of_another_body_in_its_title_is_that_bodys() -> None:
    text = (
        "The Committee of Ministers adopted a declaration in support of the UN Declaration on Human Rights "
    )
    assert cited(f"{text}Defenders of 9 December 1998.") == ["A/RES/53/144"]


@pytest.mark.parametrize(
    "text",
    [
        "The Committee of Ministers adopted the Declaration on human rights defenders in 2008.",
        "the Council of Europe Declaration on human rights defenders",
        "the CoE's declaration on human rights defenders",
        "the use of the CoE Declaration on human rights defenders by the United Nations",
        "the Declaration on human rights defenders of the Council of Europe",
        "the Declaration on human rights defenders issued by the Council of Europe",
        "the Declaration on human rights defenders, adopted by the Committee of Ministers",
        "la Déclaration sur les défenseurs des droits de l'homme, adoptée par le Comité des Ministres",
        "la Declaración sobre los defensores de los derechos humanos del Consejo de Europa",
    ],
)
def test_a_declaration_of_europe_is_not_that_of_the_united_nations(text: str) -> None:
    assert cited(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Committee of Ministers welcomed the Declaration on human rights defenders.",
        "the Council of Europe and the Declaration on human rights defenders",
        "a meeting of the Committee of Ministers on 6 May 2008 on the Declaration on human rights defenders",
        # who did something with it
        "how the Declaration on human rights defenders is used by the Council of Europe",
        "the use of the Declaration on human rights defenders by the Council of Europe",
        "the promotion of the Declaration on human rights defenders, of the Council of Europe and of trade",
        "l'usage de la Déclaration sur les défenseurs des droits de l'homme par le Conseil de l'Europe",
        "el uso de la Declaración sobre los defensores de los derechos humanos por el Consejo de Europa",
        # said to be that of the United Nations
        "the UN Declaration on human rights defenders of the Council of Europe's partners",
        "the Council of Europe, United Nations Declaration on human rights defenders",
        "texts of the Council of Europe: Declaration on human rights defenders (United Nations)",
        "The Committee of Ministers adopted the Declaration on human rights defenders of the United Nations "
        "of 9 December 1998.",
    ],
)
def test_a_declaration_that_europe_only_speaks_of_is_that_of_the_united_nations(text: str) -> None:
    assert cited(text) == ["A/RES/53/144"]
