"""The language of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.language import guess_language

TEXTS = {
    "en": "The minister said on Tuesday that the bridge would be closed after the storm and that nobody was hurt.",
    "es": "El gobierno anunció ayer que la ayuda llegará a las zonas afectadas por las lluvias, según el ministro.",
    "fr": "Le ministre a annoncé mardi que les écoles de la région resteront fermées jusqu'à la fin de la semaine.",
    "de": "Die Ministerin sagte am Montag, dass die Brücke nach dem Sturm für den Verkehr gesperrt wird.",
    "it": "Il ministro ha detto che la scuola resterà chiusa fino alla fine della settimana per il maltempo.",
    "pt": "O ministro disse que a ajuda chegará às zonas afetadas pelas chuvas até ao fim da semana, e não há vítimas.",
    "nl": "De minister zei dat het schip niet kan varen omdat de brug door de storm is beschadigd.",
    "sv": "Ministern säger att bron är stängd för trafik efter stormen och att det inte finns några skadade.",
    "da": "Ministeren siger, at broen er lukket for trafik efter stormen, og at der ikke er nogen sårede.",
    "no": "Statsråden sier at broen er stengt for trafikk etter stormen, og at det ikke er noen skadde.",
    "pl": "Minister powiedział, że most jest zamknięty po burzy i że nie ma rannych, ale to nie jest koniec.",
    "tr": "Bakan, köprünün fırtınadan sonra trafiğe kapatıldığını ve bir kişinin yaralandığını söyledi. Bu çok önemli.",
    "id": "Menteri mengatakan bahwa jembatan itu ditutup setelah badai karena rusak dan tidak bisa dilalui.",
    "ms": "Menteri berkata bahawa jambatan itu ditutup selepas ribut kerana rosak dan tidak boleh dilalui.",
    "ro": "Ministrul a spus că podul este închis după furtună și că nu sunt răniți.",
    "fi": "Ministeri sanoi, että silta on suljettu myrskyn jälkeen ja ettei kukaan loukkaantunut, mutta se ei riitä.",
    "zh": "部长昨天表示，暴雨过后大桥已经关闭，没有人员伤亡。",
    "ja": "大臣は昨日、嵐の後に橋が閉鎖されたと述べた。けが人はいない。",
    "ko": "장관은 어제 폭풍 후에 다리가 폐쇄되었다고 말했다.",
    "ar": "قال الوزير إن الجسر أغلق بعد العاصفة ولا توجد إصابات.",
    "fa": "وزیر گفت که پل پس از طوفان بسته شده است و چند نفر گزارش دادند.",
    "he": "השר אמר אתמול שהגשר נסגר אחרי הסערה.",
    "ru": "Министр сообщил, что мост закрыт после шторма, пострадавших нет.",
    "uk": "Міністр повідомив, що міст закрито після шторму, постраждалих немає.",
    "el": "Ο υπουργός δήλωσε ότι η γέφυρα έκλεισε.",
    "hi": "मंत्री ने कहा कि तूफान के बाद पुल बंद है।",
    "th": "รัฐมนตรีกล่าวว่าสะพานปิดหลังพายุ",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_sentence_is_enough(language: str, text: str) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize("text", ["", "123 456", "Roe Poe", "... !!", "Roeland Poe, Upper Roe", "的"])
def test_too_little_is_none(text: str) -> None:
    assert guess_language(text) is None


def test_foreign_names_leave_english_english() -> None:
    text = (
        "Xi Roe met Nguyễn Phú Poe and Şahin Çağlar in Łódź, said José María de la Cruz of the Banco de la Nación, "
        "which is known as 国家银行 in Beijing."
    )
    assert guess_language(text) == "en"


def test_only_the_beginning_is_looked_at() -> None:
    assert guess_language(TEXTS["en"] * 40 + TEXTS["ru"] * 1_000) == "en"


@given(st.text())
def test_any_text_has_a_code_or_none(text: str) -> None:
    found = guess_language(text)
    assert found is None or len(found) == 2
