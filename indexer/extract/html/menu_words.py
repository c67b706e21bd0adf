"""What links say by which readers move about a site, in the languages of our documents.

Whole labels, in lower case, with blanks for all that is no letter. Data: a word that a document
could have for the title of a chapter does not belong here, unless menus have it too often.
"""

from __future__ import annotations

_BY_LANGUAGE = {
    "en": """
        about|about us|accessibility|advanced search|back|back to top|comments|contact|contact us|contacts
        contents|copyright|disclaimer|e mail|email|email this page|faq|feedback|first|first page
        guest book|guestbook|help|home|home page|homepage|index|last|last page|legal notice|links|log in
        login|main|main menu|main page|menu|news|next|next page|other languages|prev|previous
        previous page|previous section|next section|print|print this page|printer friendly
        printer friendly version|privacy|privacy policy|register|return to top|rss|search|send to a friend
        share|share this|sign in|site index|site map|sitemap|skip navigation|skip navigation links
        skip to content|skip to main content|subscribe|table of contents|terms and conditions|terms of use
        top|top of page|up|webmaster|what s new
        """,
    "es": """
        acerca de|anterior|arriba|atrás|aviso legal|ayuda|buscar|búsqueda|compartir|contacto|contactos
        contenido|contenidos|contáctanos|contáctenos|enlaces|enviar|imprimir|ingresar|inicio
        ir al contenido|mapa del sitio|noticias|novedades|pagina principal|portada|principal|privacidad
        próxima|próximo|página anterior|página principal|página siguiente|quiénes somos|regresar|siguiente
        subir|suscribirse|tabla de contenido|versión para imprimir|volver|índice
        """,
    "fr": """
        accueil|actualités|aide|aller au contenu|connexion|contactez nous|haut de page|imprimer|liens
        mentions légales|nous contacter|nouveautés|page d accueil|page précédente|page suivante|partager
        plan du site|précédent|précédente|qui sommes nous|recherche|rechercher|retour|retour en haut
        s abonner|sommaire|suivant|suivante|table des matières
        """,
    "pt": """
        ajuda|busca|compartilhar|contato|fale conosco|início|mapa do site|notícias|pesquisa|pesquisar
        página inicial|seguinte|sobre|topo|voltar
        """,
    "de": """
        datenschutz|drucken|impressum|inhalt|kontakt|nach oben|startseite|suche|weiter|zurück|übersicht
        """,
    "ru": """
        главная|далее|карта сайта|контакты|наверх|назад|новости|о нас|поиск
        """,
    "networks": """
        facebook|flickr|instagram|linkedin|telegram|tweet|twitter|whatsapp|youtube
        """,
    "languages": """
        anglais|arabic|chinese|deutsch|english|espagnol|español|français|francés|french|inglés|italiano
        portuguese|portugués|português|russian|spanish|русский|العربية|中文
        """,
}

WORDS = frozenset(
    label
    for lines in _BY_LANGUAGE.values()
    for line in lines.split("\n")
    for label in line.strip().split("|")
) - {""}
"""All labels."""
